#include "toml/toml_reader.h"

#include <doctest/doctest.h>

using namespace dropwise;

namespace {

std::vector<Diagnostic> problems_of(std::string_view text) {
  std::vector<Diagnostic> problems;
  parse_toml(text, problems);
  return problems;
}

}  // namespace

TEST_CASE("a non-ASCII letter outside quotes is a syntax error with line and column") {
  struct Case {
    const char* text;
    unsigned line, column;
  };
  for (const Case& one :
       {Case{"é = 1", 1, 1}, Case{"a = 1\nb = \"é\" é", 2, 9}, Case{"a = '\\' é", 1, 9},
        Case{"a = \"\"\"\n\"é\n\"\"\"\n[é]", 4, 2}, Case{"# é\r\n名 = 1", 2, 1}, Case{"a = \"open\né", 2, 1},
        Case{"a = \"\\é\"", 1, 7}, Case{"a = \"\"\"x\"\"\"\" é", 1, 14}, Case{"a = \"\"\"x \\\n  é\"\"\"", 2, 3}}) {
    CAPTURE(one.text);
    const auto problems = problems_of(one.text);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().place.line == one.line);
    CHECK(problems.front().place.column == one.column);
  }
}

TEST_CASE("non-ASCII letters are allowed in strings and comments") {
  for (const char* text :
       {"\"é\" = 1 # é", "a = 'é'", "a = [\"\"\"x\"\"\"\", \"é\"]", "a = ['''x''''', 'é']",
        "a = \"\"\"x\\\n \"\"\" # é", "a = \"\\\\é\"", "a = \"\\\"é\"", "a = '''\n'é\n'''", "a = \"\"\"é \"\" é\"\"\"",
        "\xEF\xBB\xBF"
        "a = 1",
        ""}) {
    CAPTURE(text);
    CHECK(problems_of(text).empty());
  }
}

TEST_CASE("malformed files give an error, even where the library would assert") {
  for (const char* text :
       {"[[[", "[[a]", "a = [[[", "a = {", "a.b.c = \"", "= ", "[", "a = 1979-", "a = 0x", "a = 1e", "\x01"}) {
    CAPTURE(text);
    CHECK(problems_of(text).size() == 1);
  }
  CHECK(problems_of(std::string(100'000, '[')).size() == 1);
}

TEST_CASE("what is nested too deep is refused before the library uses up the stack") {
  const auto repeated = [](const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  CHECK(problems_of("a" + repeated(".a", 31) + " = 1").empty());
  CHECK(problems_of("a = " + repeated("[", 32) + repeated("]", 32)).empty());
  CHECK(problems_of("a = [" + repeated("1.5, ", 500) + "]").empty());
  CHECK(problems_of("a = '" + repeated(".a", 500) + "' # " + repeated("[.", 500)).empty());
  for (const std::string& text : {"a" + repeated(".a", 499'000) + " = 1", "[a" + repeated(".a", 499'000) + "]",
                                  "b = 1\n" + repeated("a={", 40'000), "a = { a" + repeated(" . a", 499'000) + " = 1 }",
                                  "a" + repeated(".\"a\"", 100'000) + " = 1"}) {
    const auto problems = problems_of(text);
    REQUIRE(problems.size() == 1);
    CHECK(dynamic_cast<const TomlError&>(*problems.front().error).fault() == TomlFault::too_deep);
  }
}
