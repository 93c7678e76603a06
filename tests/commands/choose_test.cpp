#include <doctest/doctest.h>

#include <algorithm>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

/// The session that `start` begins in a new home after these keys; q then ends it.
struct Started {
  std::string protocol = {}, mode = {}, config = {};
  Ran ran = {};
};

Started start_with(const std::vector<std::string>& keys) {
  Tool tool;
  tool.keys = true;
  Millis at{0};
  for (const std::string& bytes : keys) tool.script.push_back(key(at += 2s, bytes));
  tool.script.push_back(key(at + 10min, "q"));
  Started found{.ran = tool.run({"start"})};
  const Ran shown = tool.run({"show", "--json"});
  if (shown.exit != 0) return found;
  const Json session = shown.json();
  found.protocol = session["protocol"].get<std::string>();
  if (session["mode"].is_string()) found.mode = session["mode"].get<std::string>();
  const std::filesystem::path config = tool.home / ".config/dropwise/config.toml";
  if (std::filesystem::exists(config)) found.config = read_file(config);
  return found;
}

}  // namespace

TEST_CASE("the first start asks for the situation, saves the answer, and names the source") {
  const Started neonatal = start_with({"1"});
  CHECK(neonatal.protocol == "gstt");
  CHECK(neonatal.config == "protocol = \"gstt\"\n\n[remind]\npreset = \"nicu\"\n");
  CHECK(neonatal.ran.says("Guy's and St Thomas'"));
  CHECK(neonatal.ran.says("Lussier 2015"));
  CHECK(neonatal.ran.says("East Kent Hospitals"));
  const Started first_days = start_with({"2"});
  CHECK(first_days.protocol == "first-days");
  CHECK(first_days.mode.empty());
  CHECK(first_days.config == "protocol = \"first-days\"\n");
  const Started hard = start_with({"3", "r"});
  CHECK(hard.protocol + " " + hard.mode == "lll relief");
  CHECK(hard.config == "protocol = \"lll\"\nmode = \"relief\"\n");
  CHECK(hard.ran.says("Australian Breastfeeding Association"));
  const Started more = start_with({"4", "e"});
  CHECK(more.protocol + " " + more.mode == "marmet established");
  CHECK(more.config == "protocol = \"marmet\"\nmode = \"established\"\n");
  const Started away = start_with({"5"});
  CHECK(away.protocol == "kaiser");
  const Started pregnant = start_with({"6", "a"});
  CHECK(pregnant.protocol + " " + pregnant.mode == "lll antenatal");
  CHECK(pregnant.ran.says("a low-lying placenta (NHS Forth Valley)"));
}

TEST_CASE("with no key in 20 seconds the first start takes the default, says so, and saves nothing") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(10min, "q")};
  const Ran ran = tool.run({"start"});
  CHECK(ran.exit == 0);
  CHECK(ran.says("Which of these fits you best? Press a key; otherwise lll starts in 20 seconds."));
  CHECK(
      ran.says("No key was pressed, so I'm starting lll: it suits most mothers after the birth and has no set time "
               "(our choice)."));
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["protocol"] == "lll");
  CHECK(session["started"] == "2026-11-20T06:00:20+00:00");
  CHECK(tool.run({"config", "get", "protocol"}).exit == 1);
}

TEST_CASE("leaving at the second question saves nothing") {
  for (const char* first : {"3", "4", "6"}) {
    Tool tool;
    tool.keys = true;
    tool.script = {key(2s, first), key(4s, "q")};
    CHECK(tool.run({"start"}).exit == 1);
    CHECK(tool.run({"config", "get", "protocol"}).exit == 1);
  }
}

TEST_CASE("after a session before birth, a plan needs the agreement again, until the baby is born") {
  Tool tool;
  tool.run({"start", "lll", "--mode", "antenatal", "--agreed"});
  CHECK(tool.run({"plan"}).err.starts_with("dropwise: --mode antenatal requires --agreed\n"));
  CHECK(tool.run({"plan", "--agreed", "--json"}).json()["most_s"] == 600);
  tool.clock.pass(24h);
  tool.run({"config", "set", "report.born", "2026-11-21 05:00"});
  CHECK(tool.run({"plan", "--json"}).json()["mode"].is_null());
}

TEST_CASE("choose fails if it cannot save the protocol, but not if it cannot save the reminder preset") {
  Tool tool;
  tool.home.write("file", "");
  CHECK(tool.run({"--config", (tool.home / "file/config.toml").string(), "choose", "away"}).exit != 0);
  tool.config("protocol = \"gstt\" \nremind = {}\n");
  const Ran partly = tool.run({"choose", "neonatal"});
  CHECK(partly.exit == 0);
  CHECK(partly.says("Saved: from now on `dropwise start` begins gstt."));
}

TEST_CASE("choose rejects a mode that the situation does not have, and a mode without a situation") {
  Tool tool;
  CHECK(tool.run({"choose", "hard-breast", "--mode", "antenatal"}).err ==
        "dropwise: --mode: hard-breast requires mode relief\nLeave out --mode.\n");
  CHECK(tool.run({"choose", "--mode", "relief"}).err ==
        "dropwise: --mode requires a situation\nName one, such as more-milk, or leave out --mode.\n");
}

TEST_CASE("choosing another situation says that reminders still follow the rules for neonatal care") {
  Tool tool;
  tool.run({"choose", "neonatal"});
  CHECK(tool.run({"choose", "away"}).says("Reminders still follow the preset nicu"));
}

TEST_CASE("with a broken configuration, protocols show still works and status is an error") {
  Tool tool;
  tool.config("x = [\n");
  CHECK(tool.run({"protocols", "show", "lll"}).exit == 0);
  CHECK(tool.run({"status"}).exit == 2);
}

TEST_CASE("leaving at the first question records and saves nothing") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(2s, "q")};
  CHECK(tool.run({"start"}).exit == 1);
  CHECK(tool.run({"list", "--json"}).out == "[]\n");
  CHECK(tool.run({"config", "get", "protocol"}).exit == 1);
}

TEST_CASE("a named protocol comes before the configured one, and that before the last one used") {
  Tool tool;
  tool.run({"start", "gstt", "--cap", "1m"});
  CHECK(tool.run({"choose", "away"}).exit == 0);
  CHECK(tool.run({"plan", "--json"}).json()["protocol"] == "kaiser");
  CHECK(tool.run({"plan", "lll", "--json"}).json()["protocol"] == "lll");
  CHECK(tool.run({"plan", "lll", "--json"}).json()["mode"].is_null());
  CHECK(tool.run({"choose", "hard-breast"}).says("Saved: from now on `dropwise start` begins lll relief."));
  CHECK(tool.run({"plan", "--json"}).json()["mode"] == "relief");
  CHECK(tool.run({"choose", "more-milk", "--mode", "established"}).exit == 0);
  CHECK(tool.run({"plan", "--json"}).json()["mode"] == "established");
  CHECK(tool.run({"choose", "first-days"}).exit == 0);
  CHECK(tool.run({"plan", "--json"}).json()["mode"].is_null());
  CHECK(tool.run({"choose", "--json"}).json().size() == 6);
}

TEST_CASE("choose leaves the user's own reminder rules as they are") {
  Tool tool;
  tool.run({"config", "set", "remind.every", "2h"});
  CHECK(tool.run({"choose", "neonatal"}).exit == 0);
  CHECK(tool.run({"config", "get", "remind.preset"}).exit == 1);
}

TEST_CASE("a configured protocol that does not exist is an error, and an unknown configured mode is ignored") {
  Tool tool;
  tool.config("protocol = \"nothing\"\n");
  const Ran none = tool.run({"plan"});
  CHECK(none.exit == 3);
  CHECK(none.err.starts_with("dropwise: protocol = \"nothing\" in the configuration: unknown protocol `nothing`\n"));
  tool.config("protocol = \"kaiser\"\nmode = \"little\"\n");
  const Ran left_out = tool.run({"plan"});
  CHECK(left_out.exit == 0);
  CHECK(left_out.says("The configuration says mode = \"little\", which kaiser doesn't have, so it's ignored."));
}

TEST_CASE("relief has no minimum or target, asks at ten minutes, and ends after the breast that is too full") {
  for (const char* protocol : {"lll", "kaiser", "first-days"}) {
    Tool tool;
    const Ran ran = tool.run({"start", protocol, "--mode", "relief", "--first", "right"});
    CAPTURE(protocol);
    CHECK(ran.says("That's 10 minutes of expressing. Are you comfortable now? If so, that's enough."));
    CHECK(ran.says("No deep massage: it makes an inflamed breast worse."));
    const Json session = tool.run({"show", "--json"}).json();
    CHECK(session["right"]["active_s"] == 900);
    CHECK(session["left"]["active_s"] == 0);
    const Json plan = tool.run({"plan", protocol, "--mode", "relief", "--json"}).json();
    for (const Json& phase : plan["phases"]) {
      CHECK(phase["min_s"].is_null());
      if (phase["kind"] == "express") CHECK(phase["target_s"].is_null());
    }
  }
}

TEST_CASE("relief asks which breast is too full, and expresses that one, or both in turn") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(2s, "l")};
  CHECK(tool.run({"start", "lll", "--mode", "relief"}).says("Which breast is too full?"));
  Json session = tool.run({"show", "--json"}).json();
  CHECK(session["left"]["active_s"] == 900);
  CHECK(session["right"]["active_s"] == 0);
  tool.script = {key(2s, "b")};
  tool.run({"start", "lll", "--mode", "relief"});
  session = tool.run({"show", "--json"}).json();
  CHECK(session["left"]["active_s"] == 900);
  CHECK(session["right"]["active_s"] == 900);
}

TEST_CASE("relief again within a day points to lactation support") {
  Tool tool;
  CHECK_FALSE(tool.run({"start", "lll", "--mode", "relief"}).says("lactation consultant or your midwife"));
  tool.clock.pass(22h);
  CHECK(tool.run({"start", "kaiser", "--mode", "relief"})
            .says("You've already needed relief in the last 24 hours. If your breasts keep getting too full, or one "
                  "stays painful, a lactation consultant or your midwife can help you find out why (our advice)."));
  tool.clock.pass(25h);
  CHECK_FALSE(tool.run({"plan", "lll", "--mode", "relief"}).says("lactation consultant or your midwife"));
}

TEST_CASE("before birth, start, plan and rehearse need an agreement and at least 36 weeks") {
  for (const char* command : {"start", "plan", "rehearse"}) {
    Tool tool;
    const Ran ran = tool.run({command, "lll", "--mode", "antenatal"});
    CAPTURE(command);
    CHECK(ran.exit == 2);
    CHECK(ran.err.starts_with(
        "dropwise: --mode antenatal requires --agreed\nOnly start if your midwife or doctor has agreed"));
    CHECK(ran.err.find("a stitch in the cervix (NHS Forth Valley)") != std::string::npos);
    CHECK(tool.run({command, "lll", "--mode", "antenatal", "--agreed", "--weeks", "35"}).exit == 2);
    CHECK(tool.run({command, "lll", "--mode", "antenatal", "--agreed", "--weeks", "36"}).exit == 0);
  }
  for (const auto& words : {std::vector<std::string>{"start", "--weeks", "30"},
                            {"plan", "--mode", "antenatal", "--weeks", "30"},
                            {"rehearse", "lll", "--weeks", "30"}}) {
    Tool early;
    early.keys = true;
    CHECK(
        early.run(words).err.starts_with("dropwise: --weeks 30: before the birth, expressing doesn't begin until 36"));
  }
  Tool tool;
  tool.keys = true;
  const Ran silent = tool.run({"start", "lll", "--mode", "antenatal"});
  CHECK(silent.exit == 1);
  CHECK(silent.err == "dropwise: no key was pressed, so nothing started\nNothing was recorded.\n");
  CHECK(tool.run({"list", "--json"}).out == "[]\n");
}

TEST_CASE("before birth a session ends after ten minutes, and there are no reminders and no target") {
  Tool tool;
  tool.config("[report]\ntarget = \"500\"\n");
  tool.keys = true;
  tool.script = {key(4min, "+"), key(5min, "+"), key(9min, "+")};
  CHECK(tool.run({"start", "lll", "--mode", "antenatal", "--agreed"}).exit == 0);
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["left"]["active_s"].get<int>() + session["right"]["active_s"].get<int>() == 600);
  tool.run({"amend", "--left", "1", "--right", "0"});
  CHECK(tool.run({"status", "--json"}).json()["due"].is_null());
  CHECK(tool.run({"remind", "--json"}).json()["verdict"] == "nothing");
  CHECK(tool.run({"remind", "--why"}).says("Before the birth, there are no reminders"));
  CHECK_FALSE(tool.run({"remind", "--why"}).says("target"));
  CHECK_FALSE(tool.run({"report"}).says("target"));
  tool.run({"log", "--left", "2"});
  CHECK(tool.run({"report"}).says("target"));
  CHECK(tool.run({"status", "--json"}).json()["due"].is_string());
}

TEST_CASE("once the baby is born, the mode for before birth is rejected") {
  Tool tool;
  tool.run({"config", "set", "report.born", "2026-11-18 06:30"});
  const Ran ran = tool.run({"plan", "lll", "--mode", "antenatal", "--agreed"});
  CHECK(ran.exit == 2);
  CHECK(
      ran.err.starts_with("dropwise: --mode antenatal is for before the birth, but the baby was born on 2026-11-18\n"));
}

TEST_CASE("a session ended for pain still gives the safety advice, but no prompts about milk") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(4min, "o"), key(5min, "q")};
  const Ran relief = tool.run({"start", "lll", "--mode", "relief", "--only", "right"});
  CHECK(relief.says("If part of a breast stays hard, hot and painful, or you have a fever or feel as if you have flu"));
  CHECK(relief.says("Something cold on the breast helps now, and so does rest."));
  CHECK(relief.says("`dropwise signs` shows the warning signs, and who to call."));
  CHECK_FALSE(relief.says("Cover any milk"));
}

TEST_CASE("with --only, the advice on pain does not suggest the other breast") {
  Tool tool;
  tool.keys = true;
  const auto press_often = [&] {
    tool.script = {key(4min, "o"), key(5min, "o"), key(6min, "o"), key(7min, "o"), key(8min, "q")};
  };
  press_often();
  CHECK_FALSE(tool.run({"start", "lll", "--only", "right"}).says("try the other one"));
  press_often();
  CHECK(tool.run({"start", "lll"}).says("try the other one"));
}

TEST_CASE("without an answer, relief starts with the breast used last, and explains when the other comes") {
  Tool tool;
  tool.run({"start", "lll", "--mode", "relief", "--only", "right"});
  tool.keys = true;
  const Ran ran = tool.run({"start", "lll", "--mode", "relief"});
  CHECK(ran.says("otherwise I'll start with the right one"));
  CHECK(ran.says("The other breast comes only if you press a key to move on."));
  CHECK(tool.run({"show", "--json"}).json()["right"]["active_s"] == 900);
}

TEST_CASE("a fourth session within a day before birth mentions the maximum of the source") {
  Tool tool;
  for (int i = 0; i < 3; ++i) {
    CHECK_FALSE(tool.run({"start", "lll", "--mode", "antenatal", "--agreed"}).says("This is session"));
    tool.clock.pass(2h);
  }
  CHECK(
      tool.run({"start", "lll", "--mode", "antenatal", "--agreed"})
          .says("This is session 4 in 24 hours. Before the birth, one to three a day are enough (NHS Forth Valley)."));
}

TEST_CASE("a choice made before birth is asked again once the baby is born") {
  Tool tool;
  tool.run({"choose", "pregnant"});
  tool.run({"config", "set", "report.born", "2026-11-18 06:30"});
  CHECK(tool.run({"start"}).err ==
        "dropwise: the mode you chose is for before the birth, but the baby has been born\n`dropwise choose` suggests "
        "what suits you "
        "now.\n");
  CHECK(tool.run({"choose", "pregnant"}).exit == 2);
  tool.keys = true;
  tool.script = {key(2s, "2"), key(1min, "q")};
  CHECK(tool.run({"start"}).says("Your choice was for before the birth."));
  CHECK(tool.run({"config", "get", "protocol"}).out == "first-days\n");
  CHECK(tool.run({"config", "get", "mode"}).exit == 1);
}

TEST_CASE("before birth the pain key gives the advice on contractions every time") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(4min, "o"), key(5min, "o"), key(6min, "q")};
  const Ran ran = tool.run({"start", "lll", "--mode", "antenatal", "--agreed"});
  const std::string urgent = "Heavy bleeding, waters breaking, or your baby moving less: call at once.";
  CHECK(
      ran.says("Stop and rest. " + urgent + " Contractions that haven't settled within a couple of hours: call your"));
  CHECK(
      ran.says("Stop for today. " + urgent + " Contractions that haven't settled within a couple of hours: call your"));
  CHECK(std::count(ran.said.begin(), ran.said.end(), urgent) == 1);  // once more at the end
}

TEST_CASE("the day after birth is shown with how it is counted, and a birth in the future is reported") {
  Tool tool;
  tool.run({"config", "set", "report.born", "2026-11-18 06:30"});
  CHECK(tool.run({"status"}).says("Day 2 after the birth (day 1 is the first 24 hours)."));
  CHECK(tool.run({"status", "--json"}).json()["day_after_birth"] == 2);
  CHECK(tool.run({"plan", "lll"}).says("Day 2 after the birth (day 1 is the first 24 hours)."));
  tool.clock.pass(30min);
  CHECK(tool.run({"status", "--json"}).json()["day_after_birth"] == 3);
  tool.config("[report]\nborn = \"2026-12-24 06:30\"\n");
  CHECK(tool.run({"status"}).says("The configuration says that the birth is still to come: 2026-12-24 06:30."));
  CHECK(tool.run({"status", "--json"}).json()["day_after_birth"].is_null());
  CHECK(tool.run({"plan", "lll"}).exit == 0);
}

TEST_CASE("a prompt for the first days appears then, or if the day is unknown") {
  Tool tool;
  const auto drips = [&] { return tool.run({"plan", "lll", "--json"}).says("Colostrum only drips"); };
  CHECK(drips());
  tool.run({"config", "set", "report.born", "2026-11-17 06:30"});
  CHECK(drips());
  tool.run({"config", "set", "report.born", "2026-11-10 06:30"});
  CHECK_FALSE(drips());
}

TEST_CASE("who expressed is stored, shown, amended, undone and exported") {
  Tool tool;
  tool.run({"start", "lll", "--by", "Sam", "--cap", "1m"});
  CHECK(tool.run({"show", "--json"}).json()["by"] == "Sam");
  CHECK(tool.run({"show"}).says("Sam"));
  CHECK(tool.run({"amend", "--by", "Dr Lee"}).exit == 0);
  CHECK(tool.run({"report"}).says("Dr Lee"));
  CHECK(tool.run({"undo"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["by"] == "Sam");
  for (const char* format : {"ndjson", "csv"}) {
    const std::string out = tool.run({"export", "--format", format}).out;
    Tool other;
    other.input = out;
    CHECK(other.run({"import", "-"}).exit == 0);
    CHECK(other.run({"show", "--json"}).json()["by"] == "Sam");
  }
  tool.run({"log", "--left", "2"});
  CHECK(tool.run({"show", "--json"}).json()["by"].is_null());
}
