#include <doctest/doctest.h>

#include <sstream>

#include "base/text.h"
#include "render/chart_text.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

DayLines days() {
  return {.days = {{.label = parse_day("2026-11-19").value(),
                    .sessions = {{6h, 20min, 40'000, Side::left},
                                 {12h, 0min, {}, Side::none},
                                 {18h, 45min, 80'000, Side::right}},
                    .milk = Amount{120'000, false, false, true, true},
                    .longest_gap = Minutes{6h}},
                   {.label = parse_day("2026-11-20").value(), .milk = Cell(), .longest_gap = Cell()}}};
}

std::string at_width(std::size_t width, bool utf8 = true) {
  return to_text(days(), Look{.width = width, .style = {.utf8 = utf8}});
}

}  // namespace

TEST_CASE("a day is a line of 24 hours with a mark for each session, and its sums") {
  CHECK(at_width(80) ==
        "Each line is a day of 24 hours, each block a session: the higher, the more milk,\n"
        "up to 80 ml. L or R: the breast that gave more. ?: amount missing.\n"
        "            00    03    06    09    12    15    18    21        ml  n     gap\n"
        "2026-11-19  ············▄L··········?···········██R·········  120?  3  6:00 h\n"
        "2026-11-20  ················································        0\n");
}

TEST_CASE("a narrow terminal has a place for an hour or two, and leaves out sums") {
  CHECK(at_width(40, false) ==
        "Each line is a day of 24 hours. A\n"
        "session fills its time with a digit for\n"
        "its milk, from 1 for little to 8 for\n"
        "about 80 ml. L or R: the breast that\n"
        "gave more. ?: amount missing.\n"
        "       00    06    12    18        ml  n\n"
        "11-19  ......4.....?.....8.....  120?  3\n"
        "11-20  ........................        0\n");
  std::istringstream lines(at_width(20));
  for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= 20);
}

TEST_CASE("the fuller breast has its colour too") {
  const std::string text = to_text(days(), Look{.width = 80, .style = {.colour = true}});
  CHECK(text.find("\x1b[38;5;31m▄\x1b[0m\x1b[38;5;31mL\x1b[0m") != std::string::npos);
  CHECK(text.find("\x1b[38;5;166m█\x1b[0m") != std::string::npos);
}

TEST_CASE("chart shows the days first, then the milk, and --of chooses one") {
  Tool tool;
  tool.locale = "en_GB.UTF-8";
  tool.columns = 80;
  tool.run(
      {"log", "--at", "2026-11-19 06:00", "--left", "40", "--right", "20", "--left-time", "9m", "--right-time", "9m"});
  tool.run({"log", "--at", "2026-11-19 12:00", "--left", "unknown", "--right", "20"});
  const std::string both = tool.run({"chart", "2d"}).out, of_days = tool.run({"chart", "2d", "--of", "days"}).out;
  const std::string volume = tool.run({"chart", "2d", "--of", "volume"}).out;
  CHECK(both == of_days + "\n" + volume);
  CHECK(of_days.find("Thu 19 Nov  ············█L··········?···") != std::string::npos);
  CHECK(tool.run({"chart", "2d", "--json"}).out == tool.run({"chart", "2d", "--of", "volume", "--json"}).out);
}
