#include <doctest/doctest.h>

#include <vector>

#include "base/suggest.h"
#include "base/text.h"

using namespace dropwise;

namespace {

using Kind = TextProblem::Kind;

std::pair<Kind, std::size_t> problem_of(std::string_view text) {
  const TextProblem problem = find_text_problem(text).value();
  return {problem.kind, problem.at};
}

}  // namespace

TEST_CASE("entered text may be in any language, but may not contain control characters") {
  CHECK_FALSE(find_text_problem("Milch für Zoë 母乳\n\tzweite Zeile").has_value());
  CHECK(problem_of("a\x1b[31m") == std::pair(Kind::control_character, std::size_t{2}));
  CHECK(problem_of("\xff") == std::pair(Kind::not_utf8, std::size_t{1}));
  CHECK(problem_of("ab\xc3") == std::pair(Kind::not_utf8, std::size_t{3}));
  CHECK(problem_of("\xe2\x80\xae"
                   "evil") == std::pair(Kind::changes_direction, std::size_t{1}));
  CHECK(problem_of("\xc2\x9b") == std::pair(Kind::control_character, std::size_t{1}));
}

TEST_CASE("sanitized text is one line without control characters") {
  CHECK(sanitize("a\x1b[2Jb") == "a\xEF\xBF\xBD[2Jb");
  CHECK(sanitize("one\ntwo\tthree") == "one two three");
  CHECK(sanitize("\xff\xfe") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(sanitize("\xe2\x80\xae") == "\xEF\xBF\xBD");
}

TEST_CASE("width is counted in terminal columns") {
  CHECK(display_width("母乳") == 4);
  CHECK(display_width("e\xcc\x81") == 1);
  CHECK(truncate_to_width("母乳", 3) == "母");
  CHECK(pad("ab", 4) == "ab  ");
  CHECK(pad("ab", -4) == "  ab");
  CHECK(pad("abcdef", 4) == "abcd");
}

TEST_CASE("text is wrapped at spaces and indented below its prefix") {
  CHECK(wrap("one two three", 9, "- ") == "- one two\n  three");
  CHECK(wrap("abcdefgh", 5) == "abcde\nfgh");
  CHECK(wrap("", 5, "- ") == "- ");
  CHECK(wrap("a  b", 10) == "a  b");
}

TEST_CASE("text without spaces breaks between characters, but not before closing or after opening punctuation") {
  CHECK(wrap("擦干双手，坐好。", 8) == "擦干双\n手，坐\n好。");
  CHECK(wrap("擦干双手，坐好。", 10) == "擦干双手，\n坐好。");
  CHECK(wrap("放（一个）杯", 6) == "放（一\n个）杯");
  CHECK(wrap("约 5 分钟 end", 6, "- ") == "- 约 5\n  分钟\n  end");
  CHECK(wrap("左乳2:30后换", 8) == "左乳2:30\n后换");
}

TEST_CASE("the first character is a whole character") {
  CHECK(first_character("左侧") == "左");
  CHECK(first_character("\xff\xfe") == "\xff");
}

TEST_CASE("the first letter is capitalized, also beyond ASCII") {
  CHECK(capitalized("the log") == "The log");
  CHECK(capitalized("übrig") == "Übrig");
  CHECK(capitalized("左乳") == "左乳");
  CHECK(capitalized("").empty());
}

TEST_CASE("sanitize_lines keeps line breaks, and JSON escapes characters that are unsafe in a terminal") {
  CHECK(sanitize_lines("a\n\tb\x1b") == "a\n\tb\xEF\xBF\xBD");
  CHECK(sanitize("a\n\tb") == "a  b");
  CHECK(escape_bidi_controls("{\"a\":\"\xC2\x9B\xE2\x80\xAE\x7F\xC3\xA9\"}") == R"({"a":"\u009b\u202e\u007f)"
                                                                                "\xC3\xA9\"}");
}

TEST_CASE("the closest word is suggested") {
  const std::vector<std::string> words = {"marmet", "kaiser", "start", "status"};
  CHECK(closest("marmett", words) == "marmet");
  CHECK(closest("strat", words) == "start");
  CHECK(closest("kais", words) == "kaiser");
  CHECK_FALSE(closest("zzz", words).has_value());
  CHECK_FALSE(closest(std::string(1000, 'a'), words).has_value());
}
