#include "reports/trend.h"

#include <doctest/doctest.h>

#include <sstream>

#include "render/text.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

/// `each` sessions a day, from the 10th of November on. Each day gives these millilitres from the left breast, and half
/// as much from the right.
std::vector<SessionTotals> days(const std::vector<int>& left_ml, int each = 2) {
  std::vector<SessionTotals> sessions;
  UtcTime began = parse_rfc3339("2026-11-10T05:00:00Z")->utc;
  for (const int ml : left_ml) {
    for (int i = 0; i < each; ++i) {
      sessions.push_back({.began = {began + i * 4h, 0min},
                          .yield = {.left = {10min, Volume{ml * 1000 / each, Unit::ml}},
                                    .right = {10min, Volume{ml * 500 / each, Unit::ml}}}});
    }
    began += 24h;
  }
  return sessions;
}

SummaryPeriod today() { return {.now = parse_rfc3339("2026-11-20T12:00:00Z")->local()}; }

/// A row of the table, or a line above or below it, by how it begins.
std::string line(const Trend& trend, const std::string& name) {
  std::istringstream lines(to_text(to_report(trend)));
  for (std::string text; std::getline(lines, text);) {
    if (text.starts_with(name)) return text;
  }
  return {};
}

}  // namespace

TEST_CASE("a difference is compared with that in every order of the days") {
  const std::vector<double> some = {30, 31, 32}, others = {10, 11, 12, 13, 14, 15, 16};
  const auto chance = chance_of_difference(some, others);
  CHECK(chance->orders == 120);
  CHECK(chance->as_much == 1);
  CHECK(chance->is_small());
  CHECK(chance_of_difference(std::vector<double>{5, 5, 5}, std::vector<double>{5, 5, 5})->as_much == 20);
  CHECK_FALSE(chance_of_difference(std::vector<double>{1, 2}, std::vector<double>{3, 4}));
  CHECK_FALSE(chance_of_difference({}, others));
}

TEST_CASE("groups far apart are unlikely to be chance, and the same groups always give the same result") {
  const std::vector<std::vector<double>> apart = {{1, 2, 1, 2, 1}, {9, 8, 9, 8, 9}},
                                         mixed = {{1, 9, 5, 3, 7}, {2, 8, 5, 4, 6}};
  CHECK(chance_of_range(apart).is_small());
  CHECK_FALSE(chance_of_range(mixed).is_small());
  CHECK(chance_of_range(apart).as_much == chance_of_range(apart).as_much);
}

TEST_CASE("a rise is a table with its figures, and with how likely it is by chance") {
  const Trend trend = find_trend(days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122}), today());
  CHECK(to_text(to_report(trend)) == R"(lately  3 days with sessions, 2026-11-17 to 2026-11-19
before  7 days with sessions, 2026-11-10 to 2026-11-16

milk          lately  before  change         based on      could be chance
a day         180 ml  150 ml  +30 ml (+20%)  3 and 7 days  hardly (4 in 100)
left, a day   120 ml  100 ml  +20 ml (+20%)  3 and 7 days  hardly (4 in 100)
right, a day  60 ml   50 ml   +10 ml (+20%)  3 and 7 days  hardly (4 in 100)
a session     90 ml   75 ml   +15 ml (+20%)  6 and 14      hardly (fewer than 5 in 1000)

balance          left 67%, right 33% of the milk (20 sessions with both amounts known)
most milk        08:00 to 12:00 (80 ml a session, 10 sessions)
least milk       04:00 to 08:00 (80 ml a session, 10 sessions)
could be chance  easily (100 in 100)

Could be chance: how often a difference at least this large comes about when the same days or sessions are shuffled. Hardly: up to 5 in 100. Easily: more than 30. Both limits are ours.
Among 5 comparisons, one is easily large by chance, so each figure is already multiplied by 5.
Milk differs from day to day, and a figure does not say why. The comparison is our own arithmetic.
)");
}

TEST_CASE("the days compared are the last that have sessions, however long ago") {
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  for (std::size_t i = 0; i < 4; ++i) sessions[i].began.utc -= 24h * 30;
  const Trend trend = find_trend(sessions, {.now = parse_rfc3339("2026-12-24T12:00:00Z")->local()});
  CHECK(line(trend, "lately  ") == "lately  3 days with sessions, 2026-11-17 to 2026-11-19");
  CHECK(line(trend, "before  ") == "before  7 days with sessions, 2026-10-11 to 2026-11-16");
  CHECK(trend.total.before.days.size() == 7);
}

TEST_CASE("a result is multiplied by the number of comparisons, since one of several is easily large by chance") {
  const Trend trend = find_trend(days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122}), today());
  CHECK(trend.comparisons == 5);
  CHECK(trend.left.chance->as_much == 1);
  CHECK(corrected(*trend.left.chance, trend) == doctest::Approx(5.0 / 120));
  CHECK(corrected({30, 120}, trend) == 1.0);
  CHECK(line(trend, "Among 5") ==
        "Among 5 comparisons, one is easily large by chance, so each figure is already multiplied by 5.");
}

TEST_CASE("days with unknown amounts are left out, and too little to compare is one sentence") {
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  sessions[15].yield.left.volume.reset();  // on the 8th day
  const Trend trend = find_trend(sessions, today());
  CHECK(trend.left.recent.days == std::vector<double>{120, 122});
  CHECK(trend.left.recent.left_out == 1);
  CHECK(trend.right.recent.days.size() == 3);
  CHECK(line(trend, "left, a day").find("2 and 7 days") != std::string::npos);
  CHECK(line(trend, "Only days without").find("are compared") != std::string::npos);
  sessions[17].yield.left.volume.reset();
  CHECK(line(find_trend(sessions, today()), "left, a day").ends_with("not enough data"));
  sessions[19].yield.left.volume.reset();
  CHECK(line(find_trend(sessions, today()), "left, a day") ==
        "left, a day        ?  100 ml                 0 and 7 days  not enough data");

  const Report little = to_report(find_trend(days({100, 102, 98}), today()));
  CHECK(little.tables.empty());
  CHECK(little.notes.size() == 1);
}

TEST_CASE("milk measured together counts only for the total, and drops make that an estimate") {
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  sessions[19].yield.left.volume.reset();
  sessions[19].yield.right.volume.reset();
  sessions[19].yield.together = Volume{91'500, Unit::drops};
  const Trend trend = find_trend(sessions, today());
  CHECK(trend.total.recent.days.size() == 3);
  CHECK(trend.left.recent.days.size() == 2);
  CHECK(line(trend, "a day").starts_with("a day         ~180 ml  150 ml  +~30 ml (+20%)"));
}

TEST_CASE("hours are compared if enough sessions are known") {
  CHECK(line(find_trend(days({10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, 1), today()), "most milk").empty());
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  for (std::size_t i = 0; i < sessions.size(); i += 2) sessions[i].yield.left.volume->microlitres *= 2;
  const Trend trend = find_trend(sessions, today());
  CHECK(line(trend, "most milk").ends_with("04:00 to 08:00 (133 ml a session, 10 sessions)"));
  CHECK(line(trend, "least milk").ends_with("08:00 to 12:00 (80 ml a session, 10 sessions)"));
  CHECK(line(trend, "could be chance").ends_with("hardly (fewer than 5 in 1000)"));
}

TEST_CASE("today does not count as a whole day, and an empty log says that it is empty") {
  Tool tool;
  CHECK(tool.run({"trend"}).out == "The log is empty.\n");
  CHECK(tool.run({"trend", "--json"}).json()["first"].is_null());
  tool.run({"log", "--left", "5", "--right", "5"});
  CHECK(tool.run({"trend"}).out.starts_with("There is too little to compare yet"));
  CHECK(tool.run({"trend", "--json"}).json()["total"]["recent"]["mean_ml"].is_null());
}

TEST_CASE("a day with a trace is left out, because a trace is not zero") {
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  for (std::size_t i = 14; i < 20; ++i) sessions[i].yield.left.volume = Volume{0, Unit::trace};
  const Trend trend = find_trend(sessions, today());
  CHECK(trend.left.recent.days.empty());
  CHECK(line(trend, "left, a day").ends_with("not enough data"));
  CHECK(find_trend(std::span(sessions).last(3), today()).total.before.days.empty());
}
