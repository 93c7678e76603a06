#include <doctest/doctest.h>

#include "quantities/zoned_time.h"
#include "support/fakes.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

std::string read(const char* text, const FakeClock& clock) { return rfc3339(parse_zoned_time(text, clock)); }

std::string fault(const char* text, const FakeClock& clock) {
  return thrown_words([&] { parse_zoned_time(text, clock); });
}

FakeClock kathmandu() {
  FakeClock clock;
  clock.zone = [](UtcTime) { return 345min; };
  return clock;
}

}  // namespace

TEST_CASE("every documented form of WHEN is parsed, in local time") {
  const FakeClock clock = kathmandu();  // 11:45 there
  CHECK(read("now", clock) == "2026-11-20T11:45:00+05:45");
  CHECK(read("06:30", clock) == "2026-11-20T06:30:00+05:45");
  CHECK(read("12:00", clock) == "2026-11-19T12:00:00+05:45");
  CHECK(read("yesterday 22:10", clock) == "2026-11-19T22:10:00+05:45");
  CHECK(read("today 00:00", clock) == "2026-11-20T00:00:00+05:45");
  CHECK(read("2026-11-01 06:30", clock) == "2026-11-01T06:30:00+05:45");
  CHECK(read("2026-11-20T06:30:15+01:00", clock) == "2026-11-20T06:30:15+01:00");
  CHECK(read("2026-11-20T06:00:00.250Z", FakeClock("2026-11-20T07:00:00Z")) == "2026-11-20T06:00:00.250+00:00");
  CHECK(read("6:30", clock) == "2026-11-20T06:30:00+05:45");
  CHECK(read("yesterday 9:05", clock) == "2026-11-19T09:05:00+05:45");
  CHECK(read("2026-11-20T06:30", clock) == "2026-11-20T06:30:00+05:45");
  CHECK(read("20m ago", clock) == "2026-11-20T11:25:00+05:45");
}

TEST_CASE("a time that is in the future, impossible or before 1970 is rejected with the reason") {
  const FakeClock clock = kathmandu();
  CHECK(fault("2026-11-20 11:46", clock) ==
        "the time 2026-11-20 11:46 is in the future | Give a time in the past: the log only records what has already "
        "happened.");
  for (const char* text : {"", "25:00", "2026-02-30 06:00", "2026-13-01 06:00", "tomorrow 06:00", "06:60", "soon",
                           "2026-11-20", "2026-11-20T06:30+99:00", "x ago", "-5m ago"}) {
    CAPTURE(text);
    CHECK(fault(text, clock).find("invalid time") != std::string::npos);
  }
  CHECK(fault("1969-12-31T23:00:00Z", clock).find("before 1970") != std::string::npos);
}

TEST_CASE("a local time skipped by a clock change is rejected with the times to choose from") {
  FakeClock clock("2026-04-01T12:00:00Z");
  clock.zone = change("2026-03-29T01:00:00Z", 0, 60);  // London, spring
  CHECK(fault("2026-03-29 01:30", clock) ==
        "the time 2026-03-29 01:30 does not exist, because the clocks changed | Give \"2026-03-29 00:30\" or "
        "\"2026-03-29 02:30\" instead.");
  CHECK(read("2026-03-29 00:59", clock) == "2026-03-29T00:59:00+00:00");
  CHECK(read("2026-03-29 02:00", clock) == "2026-03-29T02:00:00+01:00");
}

TEST_CASE("a local time that came twice is rejected with the times to choose from") {
  FakeClock clock("2026-11-01T12:00:00Z");
  clock.zone = change("2026-10-25T01:00:00Z", 60, 0);  // London, autumn
  CHECK(fault("2026-10-25 01:30", clock) ==
        "the time 2026-10-25 01:30 occurred twice, because the clocks changed | "
        "Give 2026-10-25T01:30:00+01:00 for the earlier time, or 2026-10-25T01:30:00+00:00 for the later one.");
  CHECK(read("2026-10-25 02:00", clock) == "2026-10-25T02:00:00+00:00");
}

TEST_CASE("a change of half an hour and a skipped day count as clock changes too") {
  FakeClock lord_howe("2026-04-10T00:00:00Z");
  lord_howe.zone = change("2026-04-04T15:00:00Z", 660, 630);
  CHECK(fault("2026-04-05 01:45", lord_howe).find("occurred twice") != std::string::npos);
  CHECK(read("2026-04-05 02:00", lord_howe) == "2026-04-05T02:00:00+10:30");
  FakeClock apia("2012-01-05T00:00:00Z");
  apia.zone = change("2011-12-30T10:00:00Z", -600, 840);
  CHECK(fault("2011-12-30 12:00", apia) ==
        "the time 2011-12-30 12:00 does not exist, because the clocks changed | "
        "Give \"2011-12-29 12:00\" or \"2011-12-31 12:00\" instead.");
}
