#include "reports/trend.h"

#include <doctest/doctest.h>

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

std::string note(const Trend& trend, const std::string& name) {
  for (const std::string& text : to_report(trend).notes) {
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

TEST_CASE("a rise is described with its figures and how likely it is by chance") {
  const Trend trend = find_trend(days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122}), today());
  CHECK(note(trend, "The 10") == "The 10 whole days from 2026-11-10 to 2026-11-19: the last 3 beside the 7 before.");
  CHECK(note(trend, "Left") ==
        "Left: 120 ml a day (3 days, 6 sessions) lately, 100 ml a day (7 days, 14 sessions) before. That is 20 ml more "
        "(20%). By chance alone, a difference this large would occur in 1 of 120 shuffles of the days, so it is "
        "unlikely to be chance.");
  CHECK(note(trend, "Right").find("10 ml more (20%)") != std::string::npos);
  CHECK(note(trend, "Total").starts_with("Total: 180 ml a day"));
  CHECK(note(trend, "Balance") == "Balance: left 67%, right 33% of the milk (20 sessions with both amounts known).");
  CHECK(note(trend, "A day without").empty());
}

TEST_CASE("days with unknown amounts are left out, and too few days are reported") {
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  sessions[15].yield.left.volume.reset();  // on the 8th day
  const Trend trend = find_trend(sessions, today());
  CHECK(trend.left.recent.days == std::vector<double>{120, 122});
  CHECK(trend.left.recent.left_out == 1);
  CHECK(trend.right.recent.days.size() == 3);
  CHECK(note(trend, "A day without").find("is left out") != std::string::npos);
  sessions[17].yield.left.volume.reset();
  CHECK(note(find_trend(sessions, today()), "Left").find("Too few days are fully known to compare them.") !=
        std::string::npos);
  sessions[19].yield.left.volume.reset();
  CHECK(note(find_trend(sessions, today()), "Left") ==
        "Left: 100 ml a day (7 days, 14 sessions) before. Too few days are fully known to compare them.");
}

TEST_CASE("milk measured together counts only for the total, and drops make that an estimate") {
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  sessions[19].yield.left.volume.reset();
  sessions[19].yield.right.volume.reset();
  sessions[19].yield.together = Volume{91'500, Unit::drops};
  const Trend trend = find_trend(sessions, today());
  CHECK(trend.total.recent.days.size() == 3);
  CHECK(trend.left.recent.days.size() == 2);
  CHECK(note(trend, "Total").starts_with("Total: ~180 ml a day"));
}

TEST_CASE("hours are compared if enough sessions are known") {
  CHECK(note(find_trend(days({10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, 1), today()), "Hours") ==
        "Hours: too few sessions are fully known to compare them.");
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  for (std::size_t i = 0; i < sessions.size(); i += 2) sessions[i].yield.left.volume->microlitres *= 2;
  const std::string hours = note(find_trend(sessions, today()), "Hours");
  CHECK(
      hours.starts_with("Hours: most milk from 04:00 to 08:00 (133 ml a session, 10 sessions), least from 08:00 to "
                        "12:00 (80 ml a session, 10 sessions). "));
  CHECK(hours.ends_with("so it is unlikely to be chance."));
}

TEST_CASE("today does not count as a whole day, and an empty log says that it has no session") {
  Tool tool;
  CHECK(tool.run({"trend"}).out == "No session in the last 10 days.\n");
  tool.run({"log", "--left", "5", "--right", "5"});
  CHECK(tool.run({"trend"}).out.find("Total: no whole day is fully known.\n") != std::string::npos);
  CHECK(tool.run({"trend", "--json"}).json()["total"]["recent"]["mean_ml"].is_null());
}

TEST_CASE("a day with a trace is left out, because a trace is not zero") {
  auto sessions = days({100, 102, 98, 101, 99, 100, 100, 118, 120, 122});
  for (std::size_t i = 14; i < 20; ++i) sessions[i].yield.left.volume = Volume{0, Unit::trace};
  const Trend trend = find_trend(sessions, today());
  CHECK(trend.left.recent.days.empty());
  CHECK(note(trend, "Left").ends_with("Too few days are fully known to compare them."));
  CHECK(find_trend(std::span(sessions).last(3), today()).total.before.days.empty());
}
