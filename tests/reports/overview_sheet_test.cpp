#include "reports/overview_sheet.h"

#include <doctest/doctest.h>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

SessionTotals session(const char* began, std::optional<Volume> left, std::optional<Volume> right) {
  return {.began = parse_rfc3339(began).value(),
          .yield = {.left = {.active = 10min, .volume = left}, .right = {.active = 8min, .volume = right}}};
}

Volume ml(std::int64_t count) { return {count * 1000, Unit::ml}; }

const std::vector<SessionTotals> kSessions = {
    session("2026-11-18T02:00:00Z", ml(30), ml(10)), session("2026-11-18T08:00:00Z", ml(40), ml(40)),
    session("2026-11-19T03:00:00Z", ml(10), ml(10)), session("2026-11-20T03:00:00Z", ml(50), {}),
    session("2026-11-20T09:00:00Z", ml(70), ml(50)), session("2026-11-21T07:00:00Z", ml(90), ml(90))};

SummaryPeriod period(LocalRange range = {}) {
  return {.range = range, .now = parse_rfc3339("2026-11-21T12:00:00Z")->local()};
}

}  // namespace

TEST_CASE("the overview has four figures over the days that are over, and says what each counts") {
  const Report sheet = overview_sheet(kSessions, {}, period());
  REQUIRE(sheet.figures.size() == 4);
  CHECK(to_text(sheet.figures[0].value) == "70 ml");  // of 120 and 20; the 20th is not fully known, the 21st not over
  CHECK(sheet.figures[0].detail == "2 whole days, fully known");
  CHECK(to_text(sheet.figures[1].value) == "1.7");
  CHECK(sheet.figures[1].detail == "3 whole days with sessions");
  CHECK(to_text(sheet.figures[2].value) == "24:00 h");
  CHECK(to_text(sheet.figures[3].value) == "55% left");
  CHECK(sheet.figures[3].detail == "5 sessions with both amounts known");
}

TEST_CASE("the overview covers the range, and at least a week") {
  CHECK(overview_sheet(kSessions, {}, period()).title == "Overview, 2026-11-15 to 2026-11-21");
  const LocalRange range{.from = parse_rfc3339("2026-11-01T00:00:00Z")->local(),
                         .to = parse_rfc3339("2026-11-20T00:00:00Z")->local()};
  const Report sheet = overview_sheet(kSessions, {.target = ml(500)}, period(range));
  CHECK(sheet.title == "Overview, 2026-11-01 to 2026-11-19");
  CHECK(sheet.charts.at(0).bars.size() == 19);
  CHECK(sheet.charts.at(0).target == 500);
  CHECK(to_text(sheet.charts.at(1).bars.back().value) == "50 : 50");
  CHECK(sheet.day_lines.at(0).days.size() == 19);
  CHECK(to_text(sheet.tables.at(0).rows.back()[0]) == "all");
}

TEST_CASE("a long range is shown by week or by month, without a target for a day") {
  auto range = [](const char* from) { return LocalRange{.from = parse_rfc3339(from)->local()}; };
  const Report weeks = overview_sheet(kSessions, {.target = ml(500)}, period(range("2026-09-01T00:00:00Z")));
  CHECK(weeks.charts.at(0).bars.size() == 12);
  CHECK_FALSE(weeks.charts.at(0).target);
  CHECK(weeks.day_lines.empty());
  CHECK(weeks.tables.at(0).columns.at(0).name == "week of");
  const Report months = overview_sheet(kSessions, {}, period(range("2026-02-01T00:00:00Z")));
  CHECK(months.charts.at(0).bars.size() == 10);
  CHECK(months.tables.at(0).columns.at(0).name == "month");
}

TEST_CASE("a figure of which nothing is known is a question mark") {
  const Report sheet = overview_sheet(std::span(kSessions).subspan(3, 1), {}, period());
  CHECK(to_text(sheet.figures[0].value) == "?");
  CHECK(to_text(sheet.figures[3].value) == "?");
}
