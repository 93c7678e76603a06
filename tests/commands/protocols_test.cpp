#include <doctest/doctest.h>

#include "dropwise/plan_json.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("protocols are listed with their names") {
  Tool tool;
  const Ran ran = tool.run({"protocols", "list"});
  CHECK(ran.out.find("marmet      Marmet technique\n") != std::string::npos);
  CHECK(tool.run({"protocols", "list", "--json"}).json().size() == 5);
}

TEST_CASE("protocols show has the source, what is published, the steps and the warning signs") {
  Tool tool;
  const std::string text = tool.run({"protocols", "show", "gstt"}).out;
  for (const char* part :
       {"December 2022", "about 2s, published", "2 to 3 cm from the nipple, published", "our own length", "Never\n",
        "When to stop\n", "Warning signs, and who to call\n", "26 mothers", "can't examine you"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(tool.run({"protocols", "show", "marmet", "--json"}).json()["modes"].size() == 2);
}

TEST_CASE("signs starts with the warning signs, and needs no log") {
  Tool tool;
  const Ran ran = tool.run({"signs"});
  CHECK(ran.exit == 0);
  CHECK(ran.out.starts_with("Warning signs, and who to call\n  - Emergency services, now: "));
  for (const char* part : {"harming yourself or your baby", "few wet or dirty nappies", "inflamed breast worse"}) {
    CAPTURE(part);
    std::string flat = ran.out;
    for (std::size_t at = 0; (at = flat.find("\n    ", at)) != std::string::npos;) flat.replace(at, 5, " ");
    CHECK(flat.find(part) != std::string::npos);
  }
  CHECK(tool.run({"signs", "--json"}).json()["warning_signs"].size() == 8);
  CHECK_FALSE(std::filesystem::exists(tool.log()));
}

TEST_CASE("the advice for neonatal units needs their preset, and signs works with a broken configuration") {
  Tool tool;
  CHECK_FALSE(tool.run({"signs"}).says("Your neonatal unit, the same day"));
  tool.config("[remind]\npreset = \"nicu\"\n");
  CHECK(tool.run({"signs"}).says("Your neonatal unit, the same day"));
  CHECK(tool.run({"signs", "--json"}).json()["warning_signs"].size() == 9);
  tool.config("[remind\n");
  CHECK(tool.run({"signs"}).exit == 0);
}

TEST_CASE("a custom protocol can be created, checked, planned and run") {
  Tool tool;
  CHECK(tool.run({"protocols", "new", "mine"}).exit == 0);
  CHECK(tool.run({"protocols", "new", "mine"}).exit == 2);
  CHECK(tool.run({"protocols", "check", "mine"}).out.find("no errors, 4 phases") != std::string::npos);
  CHECK(tool.run({"plan", "mine", "--json"}).json()["expressing_max_s"] == 1200);
  CHECK(tool.run({"plan", "mine", "--json"}).json()["phases"][1]["published"] == false);
  CHECK(tool.run({"start", "mine"}).exit == 0);
  CHECK(tool.run({"protocols", "list"}).out.find("mine        My protocol (your own)") != std::string::npos);
  CHECK(tool.run({"protocols", "new", "night", "--from", "gstt"}).exit == 0);
  CHECK(tool.run({"protocols", "check", "night"}).exit == 0);
  CHECK(tool.run({"protocols", "new", "../evil"}).exit == 2);
  CHECK(tool.run({"protocols", "new", "x", "--from", "nothing"}).exit == 3);
}

TEST_CASE("a protocol with errors is rejected, listed as such, and all its errors are reported") {
  Tool tool;
  tool.protocol(
      "bad.toml",
      "schema = 1\nid = \"bad\"\nname = \"Bad\"\nsource = \"me\"\npolicy = \"quick\"\n[[phase]]\nname = \"x\"\n");
  const Ran checked = tool.run({"protocols", "check", "bad"});
  CHECK(checked.exit == 2);
  CHECK(checked.err.find("bad.toml:5:10: policy: invalid value \"quick\". Expected one of") != std::string::npos);
  CHECK(checked.err.find("bad.toml:6:1: kind is missing. Expected one of") != std::string::npos);
  const Ran started = tool.run({"start", "bad"});
  CHECK(started.exit == 2);
  CHECK(started.err.find("the protocol file has 3 problems\n") != std::string::npos);
  CHECK(tool.run({"protocols", "list"}).out.find("`dropwise protocols check bad` lists them") != std::string::npos);
}

TEST_CASE("mode ids are plain, their first letters differ, and several protocols are checked at once") {
  Tool tool;
  const std::string head = "schema = 1\nid = \"two\"\nname = \"Two\"\nsource = \"me\"\n";
  tool.protocol("two.toml",
                head +
                    "[[mode]]\nid = \"\\u00e4nder\"\npolicy = \"flow\"\n[[mode]]\nid = \"slow\"\npolicy = \"flow\"\n"
                    "[[mode]]\nid = \"soft\"\npolicy = \"flow\"\n[[phase]]\nname = \"x\"\nkind = \"express\"\nside = "
                    "\"first\"\n");
  const Ran ran = tool.run({"protocols", "check", "kaiser", "two"});
  CHECK(ran.exit == 2);
  CHECK(ran.out == "kaiser: built in, no errors\n");
  CHECK(ran.err.find("two.toml:6:6: id can only contain a-z, 0-9 and -") != std::string::npos);
  CHECK(ran.err.find("two.toml:12:6: the modes \"slow\" and \"soft\" begin with the same letter, but a mode is chosen "
                     "by pressing its first letter") != std::string::npos);
}

TEST_CASE("plan shows what is published and what is our own, and its times add up") {
  Tool tool;
  const Json plan = tool.run({"plan", "marmet", "--mode", "little", "--json"}).json();
  CHECK(plan["expressing_min_s"] == 1200);
  CHECK(plan["expressing_max_s"] == 1800);
  CHECK(plan["total_s"] == 2170);
  CHECK(plan["phases"][2]["published"] == true);
  CHECK(plan["phases"][2]["min_s"] == 300);
  CHECK(plan["phases"][1]["published"] == false);
  CHECK_NOTHROW(parse_plan(dump(plan)));  // the exchange format accepts it
  CHECK_NOTHROW(parse_plan(dump(tool.run({"plan", "gstt", "--json"}).json())));
  const Json open = tool.run({"plan", "gstt", "--json"}).json();
  CHECK(open["phases"][2]["max_s"].is_null());
  CHECK(open["phases"][2]["target_s"].is_null());
  CHECK(open["total_s"].is_null());
  const std::string text = tool.run({"plan", "marmet", "--mode", "little"}).out;
  CHECK(text.find(" 4:10  left    round 1                 5:00 to 7:00  published\n") != std::string::npos);
  CHECK(text.find("our own; our own addition before the first round") != std::string::npos);
}

TEST_CASE("a plan without published minutes shows our own limits and the marks on the way") {
  Tool tool;
  const std::string plan = tool.run({"plan", "lll"}).out;
  CHECK(holds(plan, "no set time; ends after 15:00 if no key is pressed (our limit)"));
  CHECK(holds(plan, "If no key is pressed, our own limits end the session after 33:50."));
  CHECK(holds(plan, "20:00 after the start: It's 20 minutes since you began."));
  CHECK(holds(tool.run({"protocols", "show", "lll"}).out, "20m after the start: It's 20 minutes since you began."));
  CHECK(tool.run({"protocols", "show", "lll", "--json"}).json()["marks"][0]["at_s"] == 1200);
}

TEST_CASE("a protocol file needs a valid policy, marks in order, and known steps") {
  Tool tool;
  const std::string head = "schema = 1\nid = \"x\"\nname = \"X\"\nsource = \"me\"\n";
  const std::string phase = "[[phase]]\nname = \"a\"\nkind = \"express\"\nside = \"first\"\nlength = \"1m\"\n";
  const auto wrong = [&](const std::string& text) {
    tool.protocol("x.toml", text);
    return tool.run({"protocols", "check", "x"}).err;
  };
  CHECK(holds(wrong(head + phase), R"(policy is missing. Expected one of "clock", "flow", "open".)"));
  const std::string marks = "[[mark]]\nat = \"5m\"\nsays = \"b\"\n[[mark]]\nat = \"2m\"\nsays = \"a\"\n";
  CHECK(holds(wrong(head + "policy = \"flow\"\n" + marks + phase), "marks must be in order of time"));
  CHECK(holds(wrong(head + "policy = \"flow\"\n[[cycle]]\ndo = \"tug\"\n" + phase),
              "do: invalid value \"tug\". Expected one of"));
}
