#include <doctest/doctest.h>

#include "dropwise/duration.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("every documented form of TIME is parsed") {
  CHECK(parse_duration("10m") == 10min);
  CHECK(parse_duration("9m30s") == 9min + 30s);
  CHECK(parse_duration("1h5m") == 65min);
  CHECK(parse_duration("45s") == 45s);
  CHECK(parse_duration("12:30") == 12min + 30s);
  CHECK(parse_duration("600000:00") == 10000h);
  CHECK(parse_duration("7") == 7min);
  CHECK(parse_duration("0.5") == 30s);
  CHECK(parse_duration("0.25s") == 250ms);
  CHECK(parse_duration("1h30s") == 1h + 30s);
  CHECK(parse_duration("0") == 0s);
}

TEST_CASE("an invalid TIME is not parsed") {
  for (const char* text :
       {"",       "-5m",     "m",   "5x",  "5m3",          "5m4m",   "5s4m",     "12:60", "12:", ":30",
        "1.5m3s", "1.0005s", " 5m", "5 m", "99999999999h", "10001h", "600000:3", "1:2:3", "0.s", "1e3"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_duration(text).has_value());
  }
}

TEST_CASE("a duration is written in a form that is parsed back to the same value") {
  CHECK(to_text(9min + 30s) == "9m30s");
  CHECK(to_text(65min) == "1h5m");
  CHECK(to_text(45s) == "45s");
  CHECK(to_text(250ms) == "0.25s");
  CHECK(to_text(1h + 1ms) == "1h0.001s");
  CHECK(to_text(0ms) == "0s");
  CHECK(to_text(-90s) == "-1m30s");
  for (const Millis length : {1ms, 999ms, 61s + 20ms, 3600s * 5 + 7ms})
    CHECK(parse_duration(to_text(length)) == length);
}

TEST_CASE("a countdown shows whole seconds and never goes below zero") {
  CHECK(to_clock(9min + 30s) == "9:30");
  CHECK(to_clock(5s + 999ms) == "0:05");
  CHECK(to_clock(65min) == "1:05:00");
  CHECK(to_clock(-1s) == "0:00");
}
