#include <doctest/doctest.h>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("what scripts read is the same in every language") {
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
        same.replace(at + 1, 2, "en");  // the language itself, which config tells
      CHECK(same == english);
    }
  }
}
