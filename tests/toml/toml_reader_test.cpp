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
