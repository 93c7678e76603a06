#include "toml/toml_reader.h"

#include <doctest/doctest.h>

using namespace dropwise;

namespace {

std::vector<Problem> problems_of(std::string_view text) {
  std::vector<Problem> problems;
  parse_toml(text, problems);
  return problems;
}

}  // namespace

TEST_CASE("a letter beyond ASCII outside of quotes is a syntax error with its place") {
  for (const auto& [text, line, column] : {std::tuple{"é = 1", 1U, 1U},
                                           {"a = 1\nb = \"é\" é", 2U, 9U},
                                           {"a = '\\' é", 1U, 9U},
                                           {"a = \"\"\"\n\"é\n\"\"\"\n[é]", 4U, 2U},
                                           {"# é\r\n名 = 1", 2U, 1U},
                                           {"a = \"open\né", 2U, 1U}}) {
    CAPTURE(text);
    const auto problems = problems_of(text);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().line == line);
    CHECK(problems.front().column == column);
  }
}

TEST_CASE("letters beyond ASCII are welcome in strings and comments") {
  for (const char* text : {"\"é\" = 1 # é", "a = 'é'", "a = \"\\\"é\"", "a = '''\n'é\n'''", "a = \"\"\"é \"\" é\"\"\"",
                           "\xEF\xBB\xBF"
                           "a = 1",
                           ""}) {
    CAPTURE(text);
    CHECK(problems_of(text).empty());
  }
}

TEST_CASE("hostile files become problems, whatever the library asserts") {
  for (const char* text :
       {"[[[", "[[a]", "a = [[[", "a = {", "a.b.c = \"", "= ", "[", "a = 1979-", "a = 0x", "a = 1e", "\x01"}) {
    CAPTURE(text);
    CHECK(problems_of(text).size() == 1);
  }
  CHECK(problems_of(std::string(100'000, '[')).size() == 1);
}
