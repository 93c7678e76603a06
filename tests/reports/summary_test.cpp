#include "reports/summary.h"

#include <doctest/doctest.h>

#include "render/text.h"
#include "reports/charts.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

Volume ml(std::int64_t microlitres) { return {microlitres, Unit::ml}; }

SessionTotals session(const char* began, SideAmounts left, SideAmounts right, std::string protocol = "hand") {
  return {
      .began = parse_rfc3339(began).value(), .yield = {.left = left, .right = right}, .protocol = std::move(protocol)};
}

SummaryPeriod span(const char* range, const char* now = "2026-11-20T12:00:00Z", Millis day_start = 0ms) {
  const LocalTime local = parse_rfc3339(now).value().local();
  return {.range = parse_range(range, local, day_start), .now = local, .day_start = day_start};
}

std::vector<std::pair<std::string, std::size_t>> counts(const Summary& summary) {
  std::vector<std::pair<std::string, std::size_t>> found;
  for (const Group& group : summary.groups) found.emplace_back(group.name, group.totals.sessions);
  return found;
}

using Counts = std::vector<std::pair<std::string, std::size_t>>;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("sums are kept for each breast, and an unknown amount does not count as zero") {
  Totals totals;
  totals.add(session("2026-11-20T03:00:00Z", {10min, ml(12'000)}, {8min, Volume{150, Unit::drops}}), {});
  totals.add(session("2026-11-20T07:00:00Z", {10min, {}}, {0ms, {}}), 4h);
  totals.add(session("2026-11-20T10:00:00Z", {{}, ml(3'000)}, {{}, Volume{0, Unit::trace}}), 3h);
  CHECK(totals.sessions == 3);
  CHECK(totals.pending == 1);
  CHECK(totals.night == 1);
  CHECK(totals.longest_gap == 4h);
  CHECK(to_text(time_cell(totals.left)) == "20?");
  CHECK(to_text(cell(totals.left.milk)) == "15?");
  CHECK(to_text(cell(totals.right.milk)) == "~0.2t");
  CHECK(to_text(cell(totals.total())) == "~15t?");
  CHECK(to_text(rate_cell(totals.left)) == "1.20");
  CHECK(to_text(rate_cell(totals.right)) == "~0.02");
  CHECK(to_text(Cell(*left_share(totals))) == "~99%");  // 12 of 12.15 ml: in the other sessions one side is not known
}

TEST_CASE("milk measured together has no side and no share") {
  Totals totals;
  totals.add({.began = *parse_rfc3339("2026-11-20T09:00:00Z"),
              .yield = {.left = {5min, {}}, .right = {5min, {}}, .together = ml(20'000)}},
             {});
  CHECK(to_text(cell(totals.left.milk)).empty());
  CHECK(to_text(cell(totals.together)) == "20");
  CHECK(to_text(cell(totals.total())) == "20");
  CHECK(totals.pending == 0);
  CHECK_FALSE(left_share(totals));
  CHECK(to_text(rate_cell(totals.left)).empty());
}

TEST_CASE("days without a session are listed, future days are not") {
  const std::vector<SessionTotals> sessions = {session("2026-11-17T06:00:00Z", {}, {}),
                                               session("2026-11-19T06:00:00Z", {}, {})};
  CHECK(counts(summarize(sessions, By::day, span("2026-11"))).size() == 20);
  CHECK(counts(summarize(sessions, By::day, span("all"))) ==
        Counts{{"2026-11-17", 1}, {"2026-11-18", 0}, {"2026-11-19", 1}});
  CHECK(counts(summarize(sessions, By::week, span("2026-11-09..2026-11-19"))) ==
        Counts{{"2026-11-09", 0}, {"2026-11-16", 2}});
  CHECK(counts(summarize(sessions, By::month, span("2026-10-31..2026-11-19"))) ==
        Counts{{"2026-10", 0}, {"2026-11", 2}});
  CHECK(counts(summarize(sessions, By::hour, span("all")))[6] == std::pair<std::string, std::size_t>{"06:00", 2});
}

TEST_CASE("day starts at day_start, in the time zone in which the session was recorded") {
  const std::vector<SessionTotals> sessions = {session("2026-11-18T23:30:00+01:00", {}, {}),
                                               session("2026-11-19T03:59:00-05:00", {}, {}),
                                               session("2026-11-19T04:00:00-05:00", {}, {})};
  CHECK(counts(summarize(sessions, By::day, span("all"))) == Counts{{"2026-11-18", 1}, {"2026-11-19", 2}});
  CHECK(counts(summarize(sessions, By::day, span("all", "2026-11-20T12:00:00Z", 4h))) ==
        Counts{{"2026-11-18", 2}, {"2026-11-19", 1}});
}

TEST_CASE("a gap counts for the day of the session after it, and can start before the range") {
  const std::vector<SessionTotals> sessions = {session("2026-11-19T05:00:00Z", {}, {}),
                                               session("2026-11-19T07:30:00Z", {}, {})};
  SummaryPeriod asked = span("2026-11-19");
  asked.before = parse_rfc3339("2026-11-18T22:15:00Z")->utc;
  CHECK(summarize(sessions, By::day, asked).groups[0].totals.longest_gap == 6h + 45min);
}

TEST_CASE("sessions are grouped by protocol and mode") {
  const std::vector<SessionTotals> sessions = {session("2026-11-18T06:00:00Z", {}, {}, "marmet little"),
                                               session("2026-11-18T09:00:00Z", {}, {}, "gstt"),
                                               session("2026-11-19T06:00:00Z", {}, {}, "marmet little")};
  CHECK(counts(summarize(sessions, By::protocol, span("all"))) == Counts{{"gstt", 1}, {"marmet little", 2}});
}

TEST_CASE("a summary has two tables and explains their marks") {
  Tool tool;
  tool.run(
      {"log", "--at", "2026-11-18 22:00", "--left", "12", "--right", "8", "--left-time", "10m", "--right-time", "10m"});
  tool.run({"log", "--at", "2026-11-19 02:30", "--left", "3drops", "--right-time", "5m", "--left-time", "5m"});
  tool.run({"log", "--at", "2026-11-19 05:45", "--together", "21"});
  CHECK(tool.run({"summary", "2026-11-17..2026-11-19"}).out ==
        R"(day         n  L min  L ml  R min  R ml  both ml  total ml  missing
2026-11-17  0
2026-11-18  1    10     12    10   8.0                 20
2026-11-19  2     5?  ~0.2     5?     ?       21      ~21?        1
all         3    15?   ~12    15?  8.0?       21      ~41?        1

day            gap  night  L ml/min  R ml/min  L share  R share
2026-11-17
2026-11-18          no         1.20      0.80      60%      40%
2026-11-19  4:30 h  yes       ~0.03
all         4:30 h  yes       ~0.81      0.80      60%      40%

? marks a missing amount or time, which is not counted as zero. A share counts only sessions with both amounts.
~ marks a sum that includes drops, counted as 0.05 ml each.
A gap is the time from one start to the next. A night session starts between 00:00 and 06:00.
)");
}

TEST_CASE("the rolling summary covers exactly the last 24 hours") {
  Tool tool;
  tool.run({"log", "--at", "2026-11-19 05:59", "--left", "1"});
  tool.run({"log", "--at", "2026-11-19 06:00", "--left", "2"});
  tool.run({"log", "--at", "2026-11-20 05:00", "--left", "4"});
  const Json all = tool.run({"summary", "--rolling", "--json"}).json()["all"];
  CHECK(all["sessions"] == 2);
  CHECK(all["total"]["volume_ml"] == 6);
  CHECK(all["longest_gap_s"] == 23 * 3600);
}

TEST_CASE("an unknown period is rejected, and an empty range says that it has no session") {
  Tool tool;
  const Ran refused = tool.run({"summary", "--by", "year"});
  CHECK(refused.exit == 2);
  CHECK(refused.err == "dropwise: --by: invalid value `year`\nExpected one of day, week, month, hour, protocol.\n");
  CHECK(tool.run({"summary", "tomorrow"}).exit == 2);
  CHECK(tool.run({"summary"}).out == "No sessions in this range.\n");
  CHECK(tool.run({"summary", "3d", "--rolling"}).exit == 2);
  CHECK(tool.run({"summary", "--by", "hour", "--rolling"}).exit == 2);
}

TEST_CASE("a range that begins long ago is listed from a year before the first session") {
  const std::vector<SessionTotals> sessions = {session("2026-11-19T06:00:00Z", {}, {})};
  CHECK(summarize(sessions, By::day, span("0001-01-01..2026-11-20")).groups.size() == 366 + 2);
  CHECK(summarize({}, By::day, span("0001-01-01..2026-11-20")).groups.size() == 366 + 1);
}

TEST_CASE("a session with a wrong year does not fill the summary with empty days") {
  const std::vector<SessionTotals> sessions = {
      session("1926-11-19T06:00:00Z", {}, {}), session("2025-11-19T06:00:00Z", {}, {}),
      session("2026-11-20T06:00:00Z", {}, {}), session("2062-11-20T06:00:00Z", {}, {})};
  const Summary days = summarize(sessions, By::day, span("all"));
  std::vector<std::string> busy;
  for (const Group& group : days.groups)
    if (group.totals.sessions > 0) busy.push_back(group.name);
  CHECK(busy == std::vector<std::string>{"1926-11-19", "2025-11-19", "2026-11-20", "2062-11-20"});
  CHECK(days.groups.size() == 4 + 365);  // a year without sessions is listed
  CHECK(summarize(sessions, By::week, span("all")).groups.size() == 3 + 52);
  CHECK(summarize(sessions, By::month, span("all")).groups.size() == 3 + 12);
  const Grid grid = hours_grid(days, sessions, Millis{0});
  CHECK(grid.days.back().second.size() == 1);
}

TEST_CASE("a summary can be by week, by month or by hour") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  CHECK(holds(tool.run({"summary", "all", "--by", "week"}).out, "week of     n"));
  CHECK(holds(tool.run({"summary", "all", "--by", "week"}).out, "2026-11-16  1"));
  CHECK(holds(tool.run({"summary", "all", "--by", "month"}).out, "2026-11  1"));
  CHECK(holds(tool.run({"summary", "all", "--by", "hour"}).out, "started at"));
}
