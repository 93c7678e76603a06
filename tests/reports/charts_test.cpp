#include "reports/charts.h"

#include <doctest/doctest.h>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

SessionTotals session(const char* began, Yield yield) { return {.began = *parse_rfc3339(began), .yield = yield}; }

const SummaryPeriod kPeriod{.range = {}, .now = parse_rfc3339("2026-11-21T12:00:00Z")->local()};

}  // namespace

TEST_CASE("a chart has a bar for each day, with a part for each breast") {
  const std::vector<SessionTotals> sessions = {
      session("2026-11-20T06:00:00Z",
              {.left = {5min, Volume{12'000, Unit::ml}}, .right = {9min, Volume{8'000, Unit::ml}}}),
      session("2026-11-21T06:00:00Z", {.left = {3min, {}}, .right = {0ms, {}}})};
  const Summary summary = summarize(sessions, By::day, kPeriod);
  const Chart milk = volume_chart(summary);
  REQUIRE(milk.bars.size() == 2);
  CHECK(to_text(milk.bars[0].label) == "2026-11-20");
  CHECK(milk.bars[0].parts == std::vector<double>{12, 8, 0});
  CHECK_FALSE(milk.bars[0].unknown);
  CHECK(milk.bars[1].unknown);

  const Chart minutes = minutes_chart(summary);
  CHECK(minutes.bars[0].parts == std::vector<double>{5, 9});
  CHECK(minutes.bars[1].parts == std::vector<double>{3, 0});
}

TEST_CASE("a grid has the time of day of every session, by day") {
  const std::vector<SessionTotals> sessions = {session("2026-11-20T06:00:00Z", {}),
                                               session("2026-11-20T09:30:00Z", {})};
  const Grid grid = hours_grid(summarize(sessions, By::day, kPeriod), sessions, 0ms);
  REQUIRE(!grid.days.empty());
  CHECK(to_text(grid.days[0].first) == "2026-11-20");
  CHECK(grid.days[0].second == std::vector<Millis>{6h, 9h + 30min});
}
