#include <doctest/doctest.h>

#include <sys/stat.h>

#include "app/errors/toml_messages.h"
#include "data/data_files.h"
#include "protocols/build_plan.h"
#include "protocols/protocol.h"
#include "protocols/protocol_catalog.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

std::string problems(const std::string& toml) { return diagnostics_text(parse_protocol(toml).problems, "p.toml"); }

constexpr const char* kHead = "schema = 1\nid = \"p\"\nname = \"P\"\nsource = \"me\"\npolicy = \"flow\"\n";

std::string with_phase(const std::string& lines) { return std::string(kHead) + "[[phase]]\nname = \"x\"\n" + lines; }

}  // namespace

TEST_CASE("the template of `protocols new` is valid, except for its placeholder id") {
  CHECK(message_line(*parse_protocol(data_file("template.toml")).problems.front().error) ==
        "id can only contain a-z, 0-9 and -");
  CHECK(parse_protocol(data_file("template.toml")).problems.size() == 1);
}

TEST_CASE("all errors in a file are reported at once, with line, column and what is allowed") {
  CHECK(
      problems("schema = 3\n"
               "id = \"Bad Id\"\n"
               "name = \"esc \\u001b[31m\"\n"
               "sorce = \"me\"\n"
               "policy = \"fast\"\n"
               "distance_cm = [3, 2]\n"
               "[[phase]]\n"
               "name = \"one\"\n"
               "kind = \"expres\"\n"
               "min = 5\n"
               "max = \"99h\"\n"
               "[[phase]]\n"
               "name = \"two\"\n"
               "kind = \"prepare\"\n"
               "optional = [\"nowhere\"]\n"
               "prompts = [\"fine\", 7, \"\"]\n") ==
      "p.toml:1:1: source is missing\n"
      "p.toml:1:10: schema must be 1 or 2\n"
      "p.toml:2:6: id can only contain a-z, 0-9 and -\n"
      "p.toml:3:8: character 5 is a control character. Expected plain text in UTF-8, without control characters.\n"
      "p.toml:4:1: unknown key \"sorce\". Did you mean `source`?\n"
      "p.toml:5:10: policy: invalid value \"fast\". Expected one of \"clock\", \"flow\", \"open\".\n"
      "p.toml:6:15: distance_cm must be two numbers from 0 to 50, the smaller first, such as [2.5, 3.8]\n"
      "p.toml:7:1: an express phase needs a side. Expected \"first\", \"second\" or \"both\".\n"
      "p.toml:9:8: kind: invalid value \"expres\". Expected one of \"prepare\", \"assist\", \"express\", \"finish\".\n"
      "p.toml:10:7: min must be a length of time from 0s to 4h, in quotes, such as \"1m30s\"\n"
      "p.toml:11:7: max must be a length of time from 0s to 4h, in quotes, such as \"1m30s\"\n"
      "p.toml:12:1: a phase with kind = \"prepare\" needs a length, so that the session moves on by itself\n"
      "p.toml:15:12: there is no mode \"nowhere\"\n"
      "p.toml:16:20: prompts must be text in quotes\n"
      "p.toml:16:23: prompts is empty");
}

TEST_CASE("contradictions in a phase are reported") {
  const auto one = [](const std::string& lines) {
    const auto found = parse_protocol(with_phase(lines)).problems;
    return found.size() == 1 ? message_line(*found.front().error) : diagnostics_text(found, "p");
  };
  CHECK(one("kind = \"express\"\nside = \"first\"\nmin = \"9m\"\nmax = \"5m\"\n") == "min is longer than max");
  CHECK(one("kind = \"express\"\nside = \"first\"\nmin = \"5m\"\n") ==
        "min and max must both be given. If the source gives only one time, use it for both.");
  CHECK(one("kind = \"express\"\nside = \"first\"\nmin = \"5m\"\nmax = \"9m\"\nlength = \"6m\"\n") ==
        "min and max cannot be combined with length");
  CHECK(one("kind = \"express\"\nside = \"first\"\npublished = true\n") ==
        "published = true needs min and max, as the source gives them");
  CHECK(one("kind = \"finish\"\nlength = \"5m\"\n") ==
        "a finish phase cannot have a length: its prompts come when the session ends");
  CHECK(one("kind = \"express\"\nside = \"left\"\n")
            .find("side: invalid value \"left\". Expected one of \"none\", \"first\", \"second\", \"both\".") !=
        std::string::npos);
}

TEST_CASE("TOML syntax errors are reported with their line, including control characters and invalid UTF-8") {
  CHECK(problems("schema = \n").rfind("p.toml:1:", 0) == 0);
  CHECK(problems("name = \"\x1b[31m\"\n").rfind("p.toml:1:", 0) == 0);
  CHECK(problems("name = \"\xff\"\n").rfind("p.toml:1:", 0) == 0);
  CHECK(problems("name = \"\x1b[31m\"\n").find('\x1b') == std::string::npos);
}

namespace {

constexpr const char* kNewHead = "schema = 2\nid = \"p\"\nname = \"P\"\nsource = \"me\"\npolicy = \"flow\"\n";

}  // namespace

TEST_CASE("schema 2: text that cannot be heard or has no source is reported with line and column") {
  CHECK(problems(std::string(kNewHead) +
                 "never = [\"No sliding.\", { say = \"No pulling.\", source = \"ours\" }]\n"
                 "[[phase]]\n"
                 "name = \"x\"\n"
                 "kind = \"express\"\n"
                 "side = \"first\"\n"
                 "technique = \"one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                 "fifteen sixteen seventeen eighteen nineteen twenty twenty-one\"\n"
                 "prompts = [{ role = \"loud\", say = \"Now.\" }]\n") ==
        "p.toml:6:10: source is missing. Expected \"published\", \"ours\", or the name of another source.\n"
        "p.toml:11:13: technique has 21 words, but at most 20 are allowed, so that it can be said in one breath\n"
        "p.toml:12:21: role: invalid value \"loud\". Expected one of \"caution\", \"tip\".");
  CHECK(problems(std::string(kNewHead) + "[[phase]]\n"
                                         "name = \"x\"\n"
                                         "kind = \"prepare\"\n"
                                         "length = \"30s\"\n"
                                         "prompts = [\"Wash your hands.\", { say = \"Sit.\", stay = \"20s\" },\n"
                                         "  \"one two three four five six seven eight nine ten\"]\n") ==
        "p.toml:11:3: there is no time to say this: it would begin 0:33 into the phase and take 6s");
}

TEST_CASE("a phase without reminders has no reminder interval") {
  const auto reading = parse_protocol(std::string(kNewHead) +
                                      "[[phase]]\nname = \"x\"\nkind = \"express\"\n"
                                      "side = \"first\"\ntechnique = \"Press.\"\n");
  REQUIRE(reading.problems.empty());
  CHECK(build_plan(reading.protocol, {}).phases[0].remind_every == Millis{0});
}

TEST_CASE("schema 1 rejects the keys of schema 2, and spreads its prompts evenly") {
  CHECK(problems(with_phase("kind = \"express\"\nside = \"first\"\ntechnique = \"Press.\"\n")) ==
        "p.toml:10:1: unknown key \"technique\"");
  const auto reading =
      parse_protocol(with_phase("kind = \"prepare\"\nlength = \"1m\"\nprompts = [\"a\", \"b\", \"c\"]\n"));
  REQUIRE(reading.problems.empty());
  const Plan plan = build_plan(reading.protocol, {});
  REQUIRE(plan.phases[0].prompts.size() == 3);
  CHECK(plan.phases[0].prompts[1].at == std::chrono::seconds{20});
  CHECK(plan.phases[0].prompts[2].at == std::chrono::seconds{40});
  CHECK(plan.phases[0].reminders.empty());
}

TEST_CASE("minutes are published only if the file says so") {
  const auto reading = parse_protocol(with_phase("kind = \"express\"\nside = \"first\"\nmin = \"5m\"\nmax = \"9m\"\n"));
  REQUIRE(reading.problems.empty());
  CHECK_FALSE(reading.protocol.steps.front().published);
}

TEST_CASE("a custom protocol replaces a built-in one, and a path is read as a file") {
  const Folder folder;
  std::string own(data_file("template.toml"));
  own.replace(own.find("\"ID\""), 4, "\"kaiser\"");
  const auto file = folder.write("kaiser.toml", own);
  const ProtocolCatalog catalog(folder.path());
  CHECK(catalog.find("kaiser").name == "My protocol");
  CHECK(catalog.find(file.string()).name == "My protocol");
  CHECK(catalog.find("gstt").id == "gstt");
  CHECK(catalog.list().size() == 5);
}

TEST_CASE("a protocol that is missing, unreadable or misnamed is an error") {
  const Folder folder;
  const auto fault = [&](const std::string& name) {
    return thrown_words([&] { ProtocolCatalog(folder.path()).find(name); });
  };
  CHECK(fault("marmett") ==
        "unknown protocol `marmett` | `dropwise protocols list` shows them all. Did you mean `marmet`?");
  CHECK(fault("./nowhere.toml").find("cannot read the protocol file `./nowhere.toml`") == 0);
  std::string own(data_file("template.toml"));
  own.replace(own.find("\"ID\""), 4, "\"other\"");
  CHECK(fault(folder.write("name.toml", own).string()).find("the id is \"other\", but the file is called name.toml") !=
        std::string::npos);
  CHECK(fault(folder.write("big.toml", std::string(2 << 20, '#')).string()).find("larger than 1 MB") !=
        std::string::npos);
  CHECK(fault(folder.path().string() + "/").find("cannot read") == 0);
  REQUIRE(::mkfifo((folder / "pipe.toml").c_str(), 0600) == 0);
  CHECK(fault("pipe").find("cannot read") == 0);  // without waiting for somebody to write into it
}
