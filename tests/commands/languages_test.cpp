#include <doctest/doctest.h>

#include "support/catalog.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("output for scripts is the same in every language") {
  Tool tool;
  const auto said = [&](const std::string& language, std::vector<std::string> words) {
    words.insert(words.begin(), {"--lang", language});
    return tool.run(words).out;
  };
  said("en", {"log", "--left", "3drops", "--kind", "colostrum", "--at", "2026-11-20 06:30"});
  for (const auto& words : {std::vector<std::string>{"list", "--json"},
                            {"show", "1", "--json"},
                            {"summary", "all", "--json"},
                            {"trend", "--json"},
                            {"plan", "marmet", "--json"},
                            {"protocols", "show", "marmet", "--json"},
                            {"schedule", "--json"},
                            {"remind", "--check", "--json"},
                            {"status", "--json"},
                            {"status", "--format", "{state} {phase} {side} {next}"},
                            {"undo", "--list", "--json"},
                            {"report", "all", "--json"},
                            {"chart", "--json"},
                            {"doctor", "--json"},
                            {"config", "--json"},
                            {"remind", "--presets", "--json"},
                            {"export"},
                            {"export", "--format", "csv"}}) {
    CAPTURE(words.front());
    const std::string english = said("en", words);
    for (const char* language : {"de", "es", "fr", "zh"}) {
      std::string same = said(language, words);
      if (const auto at = same.find("\"" + std::string(language) + "\"");
          at != std::string::npos && words[0] == "config")
        same.replace(at + 1, 2, "en");  // config shows the language itself
      CHECK(same == english);
    }
  }
}

TEST_CASE("--json as the value of --note is only text, and does not change the language") {
  Tool tool;
  const std::string german = tool.run({"--lang", "de", "log", "--left", "5", "--note", "at home"}).out;
  Tool other;
  CHECK(other.run({"--lang", "de", "log", "--left", "5", "--note", "--json"}).out == german);
  CHECK(other.run({"show", "--json"}).json()["note"] == "--json");
}

TEST_CASE("list --json prints each session as show --json does") {
  Tool tool;
  CHECK(tool.run({"list", "--json"}).out == "[]\n");
  tool.run({"start", "kaiser"});
  tool.run({"log", "--left", "3drops", "--note", "a \"note\""});
  tool.run({"log", "--left", "1"});
  const auto shown = [&](const char* session) {
    std::string text = tool.run({"show", session, "--json"}).out;
    text.pop_back();
    return text;
  };
  CHECK(tool.run({"list", "--json", "--limit", "2"}).out == "[" + shown("2") + "," + shown("3") + "]\n");
  CHECK(tool.run({"list", "all", "--json"}).out == "[" + shown("1") + "," + shown("2") + "," + shown("3") + "]\n");
}

TEST_CASE("DROPWISE_CATALOG tries a catalog without a build") {
  Tool tool;
  tool.catalog = tool.home.write("de.mo", catalog_of({{"Logged as session {}: {}\n", "Notiert: {} ({})\n"}})).string();
  CHECK(tool.run({"--lang", "de", "log", "--left", "5"}).out.starts_with("Notiert: 1 ("));
  CHECK(tool.run({"--lang", "de", "list", "--json"}).exit == 0);
  const Ran english = tool.run({"log", "--left", "5"});
  CHECK(english.exit == 2);
  CHECK(english.err.find("DROPWISE_CATALOG is set, but the language is English") != std::string::npos);
  tool.catalog = tool.home.write("broken.mo", "no catalog").string();
  const Ran broken = tool.run({"--lang", "de", "list"});
  CHECK(broken.exit == 2);
  CHECK(broken.err.find("msgfmt -o de.mo data/languages/de.po") != std::string::npos);
}
