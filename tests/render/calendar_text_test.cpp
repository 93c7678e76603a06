#include <doctest/doctest.h>

#include <sstream>

#include "base/text.h"
#include "render/chart_text.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

/// The last week of October 2026, whose last day is a Saturday, and the first days of November.
Calendar days() {
  Calendar calendar;
  const Day first = parse_day("2026-10-28").value();
  const auto add = [&](std::int64_t microlitres, Cell milk) {
    calendar.days.push_back({first + std::chrono::days{calendar.days.size()}, milk, microlitres,
                             !std::holds_alternative<std::monostate>(milk)});
  };
  const auto bare = [](std::int64_t microlitres, bool partial = false) {
    return Amount{microlitres, false, false, partial, true};
  };
  add(100'000, bare(100'000));
  add(200'000, bare(200'000, true));
  add(0, Unknown{});
  add(0, Cell());
  add(400'000, bare(400'000));
  add(300'000, bare(300'000));
  return calendar;
}

std::string at_width(std::size_t width, bool utf8 = true) {
  return to_text(days(), Look{.width = width, .style = {.utf8 = utf8}});
}

}  // namespace

TEST_CASE("a calendar has a row for each week, with a shade and a figure for each day") {
  CHECK(at_width(80) ==
        "Oct 2026: milk a day, ml\n"
        "Mon        Tue        Wed        Thu        Fri        Sat        Sun\n"
        "                      28 ░ 100   29 ▒ 200?  30 ?       31 ·\n"
        "\n"
        "Nov 2026: milk a day, ml\n"
        "Mon        Tue        Wed        Thu        Fri        Sat        Sun\n"
        "                                                                   1 █ 400\n"
        " 2 ▓ 300\n"
        "░ ▒ ▓ █: a quarter, a half, three quarters and all of 400 ml. ·: no session. ?:\n"
        "amount missing.\n");
}

TEST_CASE("in a narrow terminal the figures of a calendar go below the days, and then are left out") {
  CHECK(at_width(42, false) ==
        "Oct 2026: milk a day, ml\n"
        "Mon   Tue   Wed   Thu   Fri   Sat   Sun\n"
        "            28 -  29 +  30 ?  31 .\n"
        "            100   200?\n"
        "\n"
        "Nov 2026: milk a day, ml\n"
        "Mon   Tue   Wed   Thu   Fri   Sat   Sun\n"
        "                                     1 #\n"
        "                                    400\n"
        " 2 *\n"
        "300\n"
        "- + * #: a quarter, a half, three quarters\n"
        "and all of 400 ml. .: no session. ?:\n"
        "amount missing.\n");
  CHECK(at_width(20).starts_with("Oct 2026: milk a day\nM T W T F S S\n    ░ ▒ ? ·\n"));
}

TEST_CASE("no line of a calendar is wider than the terminal, and no figure is cut off") {
  Calendar calendar = days();
  calendar.days[0].milk = Amount{12'345'678'000, true, false, true, true};
  for (std::size_t width = 20; width < 100; ++width) {
    std::istringstream lines(to_text(calendar, Look{.width = width}));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      REQUIRE(display_width(line) <= width);
      CHECK(line.find("1234") == std::string::npos);
    }
  }
}

TEST_CASE("chart --of month shows the whole months of a range") {
  Tool tool;
  tool.run({"log", "--at", "2026-11-19 06:00", "--left", "40", "--right", "20"});
  const std::string text = tool.run({"chart", "--of", "month"}).out;
  CHECK(text.starts_with("Nov 2026: milk a day, ml\n"));
  CHECK(text.find(" 1 .") != std::string::npos);
  CHECK(text.find("19 # 60") != std::string::npos);
  CHECK(text.find("20 .\n") != std::string::npos);
  CHECK(tool.run({"chart", "30d", "--of", "month"}).out.starts_with("Oct 2026: milk a day, ml\n"));
  CHECK(tool.run({"chart", "--of", "month", "--json"}).json()["groups"].size() == 20);
}
