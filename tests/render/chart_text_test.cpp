#include "render/chart_text.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

Cell day(const char* text) { return parse_day(text).value(); }

Chart chart() {
  return {.title = "Milk, ml",
          .unit = "ml",
          .series = {"left", "right", "together"},
          .bars = {{day("2026-11-18"), {50, 25, 0}, Amount{75'000, false, false, false, true}, false},
                   {day("2026-11-19"), {0, 0, 0}, Unknown{}, true},
                   {day("2026-11-20"), {0.1, 0, 0}, Amount{100, true, false, true, true}, true},
                   {day("2026-11-21"), {}, {}, false}}};
}

}  // namespace

TEST_CASE("bars start at zero, their parts can be told apart, and unknown amounts are marked") {
  CHECK(to_text(chart(), {.width = 60, .style = {.utf8 = false}}) ==
        "Milk, ml: L left  R right  ? unknown, not counted\n"
        "2026-11-18  LLLLLLLLLLLLLLLLLLLLLLLLLLLRRRRRRRRRRRRR      75\n"
        "2026-11-19  ?                                              ?\n"
        "2026-11-20  .?                                         ~0.1?\n"
        "2026-11-21\n"
        "            +-------------------+-------------------+\n"
        "            0                   37.5            75 ml\n");
  CHECK(to_text(chart(), {.width = 24, .style = {.utf8 = true}}) ==
        "Milk, ml: █ left  ░\nright  ? unknown, not\ncounted\n"
        "11-18  ██████░░░      75\n"
        "11-19  ?               ?\n"
        "11-20  ▏?          ~0.1?\n"
        "11-21\n"
        "       └───┴────┴\n"
        "       0    75 ml\n");
}

TEST_CASE("no line of a chart is wider than the terminal") {
  for (std::size_t width = 20; width < 200; ++width) {
    for (const bool utf8 : {false, true}) {
      Chart drawn = chart();
      drawn.bars[0].parts = {5000, 4000, 1000};
      drawn.bars[0].value = Amount{10'000'000, true, true, true, true};
      drawn.bars[0].unknown = true;
      std::istringstream lines(to_text(drawn, {.width = width, .style = {.utf8 = utf8}}));
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        REQUIRE(display_width(line) <= width);
      }
    }
  }
}

TEST_CASE("the grid counts every start time, however many a day has") {
  Grid grid{.title = "Start times", .day_start = 4h};
  grid.days = {{day("2026-11-20"), {0ms, 59min, 2h, 4h, 6h, 8h, 10h, 12h, 14h, 16h, 18h, 23h + 59min}},
               {day("2026-11-21"), {}}};
  CHECK(to_text(grid, {.width = 40, .style = {.utf8 = false}}) ==
        "Start times; each character is 60\nminutes\n"
        "       04    10    16    22       n\n"
        "11-20  2.1.1.1.1.1.1.1.1.1....1  12\n"
        "11-21  ........................   0\n");
  CHECK(to_text(grid, {.width = 24, .style = {.utf8 = true}}) ==
        "Start times; each\ncharacter is 120 minutes\n"
        "       04 10 16 22    n\n"
        "11-20  2111111111·1  12\n"
        "11-21  ············   0\n");
  for (std::size_t width = 20; width < 200; ++width) {
    std::istringstream lines(to_text(grid, {.width = width, .style = {.utf8 = false}}));
    int sum = 0;
    for (std::string line; std::getline(lines, line);) {
      REQUIRE(line.size() <= width);
      if (!line.starts_with("11-20") && !line.starts_with("2026-11-20")) continue;
      for (const char c : line.substr(line.find("  "), line.rfind("  ") - line.find("  ")))
        sum += c >= '1' && c <= '9' ? c - '0' : 0;
    }
    CHECK(sum == 12);
  }
}

TEST_CASE("axes end at a round number") {
  CHECK(nice_end(0) == 1);
  CHECK(nice_end(0.3) == doctest::Approx(0.3));
  CHECK(nice_end(100) == 100);
  CHECK(nice_end(101) == 150);
  CHECK(nice_end(720) == 750);
  CHECK(nice_end(751) == 1000);
}

TEST_CASE("the chart command shows milk, minutes or hours") {
  Tool tool;
  tool.config("day_start = \"04:00\"\n");
  tool.run({"log", "--at", "2026-11-20 03:00", "--left", "12", "--left-time", "10m"});
  tool.run({"log", "--at", "2026-11-20 05:00", "--together", "20", "--left-time", "5m", "--right-time", "5m"});
  CHECK(tool.run({"chart", "2d", "--of", "volume"}).out ==
        "Milk, ml: L left  B together  ? unknown, not counted\n"
        "2026-11-19  LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL?                           12?\n"
        "2026-11-20  BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB    20\n"
        "            +------------------------------+------------------------------+\n"
        "            0                              10                         20 ml\n");
  CHECK(tool.run({"chart", "2d", "--of", "minutes"}).out.find("2026-11-20  LLLL") != std::string::npos);
  CHECK(tool.run({"chart", "2d", "--of", "hours", "--json"}).json()["days"][0]["began_s"] == Json::array({23 * 3600}));
  CHECK(tool.run({"chart", "--of", "pumps"}).exit == 2);
  CHECK(tool.run({"chart", "yesterday", "--json"}).json()["groups"].size() == 1);
  CHECK(tool.run({"chart", "2025-01"}).out == "No sessions in this range.\n");
}

TEST_CASE("the axis of small amounts ends at a plain number") {
  const Chart drops{.title = "Milk", .unit = "ml", .series = {"left"}, .bars = {{"a", {0.3}, {}, false}}};
  CHECK(to_text(drops, {.width = 40, .style = {.utf8 = false}}).find("0.3 ml\n") != std::string::npos);
}
