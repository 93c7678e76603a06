#include "quantities/daily_window.h"

#include <doctest/doctest.h>

#include "quantities/date.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

UtcTime utc(const char* text) { return parse_rfc3339(text).value().utc; }

LocalTime wall(const char* time) { return *parse_day("2026-11-20") + *parse_time_of_day(time); }

}  // namespace

TEST_CASE("a daily window is parsed, and may cross midnight") {
  CHECK(parse_window("09:00-17:30") == DailyWindow{9h, 17h + 30min});
  CHECK(parse_window("22:00-06:00") == DailyWindow{22h, 6h});
  CHECK(parse_window("18:00-24:00") == DailyWindow{18h, 0h});
  CHECK(to_text(DailyWindow{22h, 6h + 5min}) == "22:00-06:05");
  for (const char* wrong : {"", "-", "22:00", "22-06", "06:00-06:00", "00:00-24:00", "24:00-06:00", "22:00-25:00",
                            "22:00:00-06:00:00", "22:00 - 06:00", "22:00-06:00-"})
    CHECK_FALSE(parse_window(wrong));
}

TEST_CASE("a daily window includes its start and excludes its end") {
  const DailyWindow day{9h, 17h}, night{22h, 6h};
  CHECK_FALSE(day.holds(wall("08:59")));
  CHECK(day.holds(wall("09:00")));
  CHECK_FALSE(day.holds(wall("17:00")));
  CHECK(night.holds(wall("22:00")));
  CHECK(night.holds(wall("00:00")));
  CHECK(night.holds(wall("05:59")));
  CHECK_FALSE(night.holds(wall("06:00")));
  CHECK(night.length() == 8h);
}

TEST_CASE("the next time of day is found across clock changes, even if it is skipped or comes twice") {
  const Zone london = parse_zone("Europe/London");
  CHECK(next_at(6h, utc("2026-11-20T05:59:00Z"), london) == utc("2026-11-20T06:00:00Z"));
  CHECK(next_at(6h, utc("2026-11-20T06:00:00Z"), london) == utc("2026-11-20T06:00:00Z"));
  CHECK(next_at(6h, utc("2026-11-20T06:00:01Z"), london) == utc("2026-11-21T06:00:00Z"));
  CHECK(next_at(6h, utc("2026-10-24T21:00:00Z"), london) == utc("2026-10-25T06:00:00Z"));
  CHECK(next_at(6h, utc("2026-03-28T22:00:00Z"), london) == utc("2026-03-29T05:00:00Z"));
  CHECK(next_at(1h + 30min, utc("2026-03-29T00:30:00Z"), london) == utc("2026-03-29T01:00:00Z"));
  CHECK(next_at(1h + 30min, utc("2026-10-25T00:00:00Z"), london) == utc("2026-10-25T00:30:00Z"));
  CHECK(next_at(1h + 30min, utc("2026-10-25T00:31:00Z"), london) == utc("2026-10-25T01:30:00Z"));
  const Zone apia = parse_zone("Pacific/Apia");
  CHECK(next_at(12h, utc("2011-12-30T00:00:00Z"), apia) == utc("2011-12-30T10:00:00Z"));
}

TEST_CASE("a day begins at its start hour, even around a clock change") {
  const Zone london = parse_zone("Europe/London");
  CHECK(day_began(utc("2026-10-25T12:00:00Z"), 0h, london) == utc("2026-10-24T23:00:00Z"));
  CHECK(day_began(utc("2026-10-25T03:00:00Z"), 4h, london) == utc("2026-10-24T03:00:00Z"));
  CHECK(day_began(utc("2026-10-25T04:00:00Z"), 4h, london) == utc("2026-10-25T04:00:00Z"));
}
