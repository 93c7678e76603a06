#include <doctest/doctest.h>

#include "quantities/date.h"
#include "quantities/local_range.h"
#include "quantities/value_error.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

LocalTime at(const char* day, const char* time = "00:00") { return *parse_day(day) + *parse_time_of_day(time); }

LocalRange read(const char* text, Millis day_start = 0s) {
  return parse_range(text, at("2026-11-20", "03:00"), day_start);
}

}  // namespace

TEST_CASE("every documented form of RANGE is parsed") {
  CHECK(read("today") == LocalRange{at("2026-11-20"), at("2026-11-21")});
  CHECK(read("yesterday") == LocalRange{at("2026-11-19"), at("2026-11-20")});
  CHECK(read("week") == LocalRange{at("2026-11-16"), at("2026-11-21")});
  CHECK(read("month") == LocalRange{at("2026-11-01"), at("2026-11-21")});
  CHECK(read("7d") == LocalRange{at("2026-11-14"), at("2026-11-21")});
  CHECK(read("all") == LocalRange{});
  CHECK(read("2026-02") == LocalRange{at("2026-02-01"), at("2026-03-01")});
  CHECK(read("2026-11-05") == LocalRange{at("2026-11-05"), at("2026-11-06")});
  CHECK(read("2026-11-01..2026-11-14") == LocalRange{at("2026-11-01"), at("2026-11-15")});
}

TEST_CASE("a day in a range begins at the configured hour") {
  CHECK(read("today", 4h) == LocalRange{at("2026-11-19", "04:00"), at("2026-11-20", "04:00")});
  CHECK(read("2026-11-05", 4h) == LocalRange{at("2026-11-05", "04:00"), at("2026-11-06", "04:00")});
}

TEST_CASE("an invalid RANGE is rejected") {
  for (const char* text : {"", "foo", "0d", "d", "-1d", "123456d", "2026-13", "2026-11-31", "2026-11-14..2026-11-01",
                           "2026-11-01..", "..", "2026"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(read(text), ValueError);
  }
}
