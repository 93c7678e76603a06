#include <doctest/doctest.h>

#include "config/setting.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("config lists every key with its value, origin and meaning") {
  Tool tool;
  tool.config("unit = \"oz\"\n[rhythm]\ngstt = \"1.8s\"\n[remind]\nsessions_per_day = 8\n");
  const std::string out = tool.run({"config"}).out;
  CHECK(out.starts_with("unit = oz\n    The unit of a bare number: ml, oz or tsp.\nounce = us (default)\n"));
  CHECK(out.find("\nrhythm.gstt = 1.8s\n") != std::string::npos);
  CHECK(out.find("\nremind.longest_gap = (not set)\n") != std::string::npos);
  const Json json = tool.run({"config", "--json"}).json();
  CHECK(json.size() == setting_table().size() + 6);
  CHECK(json[0] == Json{{"key", "unit"},
                        {"value", "oz"},
                        {"default", "ml"},
                        {"origin", "file"},
                        {"meaning", "The unit of a bare number: ml, oz or tsp."}});
}

TEST_CASE("config shows settings that are not in the file, and whether a flag or a default sets them") {
  Tool tool;
  const auto origin = [](const Json& all, const std::string& name) {
    const auto found = std::ranges::find_if(all, [&](const Json& one) { return one["key"] == name; });
    return found->at("value").get<std::string>() + ", " + found->at("origin").get<std::string>();
  };
  CHECK(origin(tool.run({"config", "--json"}).json(), "db") == tool.log().string() + ", default");
  const Json named = tool.run({"--db", "/tmp/other.db", "--color", "always", "config", "--json"}).json();
  CHECK(origin(named, "db") == "/tmp/other.db, flag");
  CHECK(origin(named, "color") == "yes, flag");
  CHECK(tool.run({"--db", "/tmp/other.db", "config", "get", "db"}).out == "/tmp/other.db\n");
  CHECK(tool.run({"config"}).out.find("\nNot in the file:\ndb = " + tool.log().string() + " (default)\n") !=
        std::string::npos);
  CHECK(tool.run({"config", "set", "db", "x"}).err ==
        "dropwise: db cannot be set in the configuration\nThe log; --db or DROPWISE_DB names another.\n");
}

TEST_CASE("config sets, gets and unsets a key") {
  Tool tool;
  const auto file = tool.config("# mine\nview = \"big\"  # always\n");
  CHECK(tool.run({"config", "set", "remind.every", "2h30m"}).out == "remind.every = 2h30m, in " + file.string() + "\n");
  CHECK(tool.run({"config", "set", "view", "plain"}).exit == 0);
  CHECK(tool.run({"config", "set", "cue", "bell", "title"}).exit == 0);
  CHECK(read_file(file) ==
        "# mine\nview = \"plain\"  # always\ncue = [\"bell\", \"title\"]\n\n[remind]\nevery = \"2h30m\"\n");
  CHECK(tool.run({"config", "get", "remind.every"}).out == "2h30m\n");
  CHECK(tool.run({"config", "get", "cue"}).out == "bell title\n");
  CHECK(tool.run({"config", "get", "cap"}).out == "15m\n");
  CHECK(tool.run({"config", "get", "prepare"}).exit == 1);
  CHECK(tool.run({"config", "unset", "remind.every"}).out == "remind.every is 3h again, as when left out.\n");
  CHECK(tool.run({"config", "unset", "prepare"}).out == "prepare is not set any more.\n");
  CHECK(tool.run({"config", "set", "rhythm.gstt", "1.8s"}).exit == 0);
  CHECK(tool.run({"config", "set", "say", "spd-say", "--wait", "--", "{text}"}).exit == 0);
  CHECK(tool.run({"config", "get", "say"}).out == "spd-say --wait -- {text}\n");
  CHECK(tool.run({"config", "unset", "say"}).exit == 0);
  CHECK(tool.run({"config", "path"}).out == file.string() + "\n");
  CHECK(read_file(file) ==
        "# mine\nview = \"plain\"  # always\ncue = [\"bell\", \"title\"]\n\n[remind]\n\n[rhythm]\ngstt = \"1.8s\"\n");
}

TEST_CASE("config shows values that follow from a preset or another key") {
  Tool tool;
  tool.run({"config", "set", "remind.preset", "established"});
  CHECK(tool.run({"config", "get", "remind.every"}).out == "4h\n");
  CHECK(tool.run({"config", "get", "remind.sessions_per_day"}).out == "6\n");
  CHECK(tool.run({"config"}).out.find("\nremind.every = 4h (preset established)\n") != std::string::npos);
  tool.run({"config", "set", "remind.preset", "off"});
  tool.run({"config", "set", "remind.sessions_per_day", "12"});
  CHECK(tool.run({"config"}).out.find("\nremind.every = 2h (sessions_per_day)\n") != std::string::npos);
  CHECK(tool.run({"config", "unset", "remind.sessions_per_day"}).exit == 0);
  CHECK(tool.run({"config", "get", "remind.every"}).out == "3h\n");
}

TEST_CASE("text without quotes gives an error that says what to do") {
  Tool tool;
  const auto file = tool.config("# mine\nunit = ml\n");
  CHECK(tool.run({"config"}).err.find(file.string() + ":2:8: not valid TOML: ") != std::string::npos);
}

TEST_CASE("config rejects invalid input and leaves the file as it was") {
  Tool tool;
  const auto file = tool.config("view = \"big\"\n");
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong = {
      {{"set", "remind.every", "0"},
       "every must be \"off\" or a length of time from 30m to 24h, in quotes, such as \"2h30m\"\nThe "
       "configuration was not changed."},
      {{"set", "remind.evry", "3h"}, "`remind.evry` is not a configuration key"},
      {{"set", "remind.every"}, "missing value for remind.every"},
      {{"set"}, "missing KEY"},
      {{"unset", "view", "unit"}, "unexpected argument `unit`"},
      {{"set", "remind.sessions_per_day", "many"}, "remind.sessions_per_day: invalid value `many`"},
      {{"set", "night", "yes"}, "night: invalid value `yes`"},
      {{"set", "view", "plain", "big"}, "view takes one value, but 2 were given"},
      {{"set", "remind.preset", "nicuu"}, "unknown preset \"nicuu\"\nExpected one of nicu"},
      {{"get", "x"}, "`x` is not a configuration key"},
      {{"unset", "x"}, "`x` is not a configuration key"},
  };
  for (auto [words, what] : wrong) {
    words.insert(words.begin(), "config");
    const Ran ran = tool.run(words);
    CAPTURE(ran.err);
    CHECK(ran.exit != 0);
    CHECK(ran.err.starts_with("dropwise: " + what));
    CHECK(read_file(file) == "view = \"big\"\n");
  }
}
