#include <doctest/doctest.h>

#include "i18n/language.h"
#include "live/spots.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

/// A snapshot while expressing. The last prompt was given when the phase began.
Snapshot at(Millis elapsed, std::size_t phase = 0) {
  return {
      .phase = phase, .kind = PhaseKind::express, .elapsed = elapsed, .prompt_age = elapsed, .since_start = elapsed};
}

}  // namespace

TEST_CASE("the thumb moves round six places, one every thirty seconds of expressing") {
  Spots spots(true);
  CHECK_FALSE(spots.tend(at(0s), {}));
  CHECK(spots.hour(at(0s)) == 12);
  CHECK_FALSE(spots.tend(at(29s), {}));
  CHECK(*spots.wait(at(29s), {}) == 1s);
  for (const int hour : {2, 4, 6, 8, 10, 12, 2}) {
    static Millis elapsed{0};
    elapsed += 30s;
    CHECK(spots.tend(at(elapsed), {}));
    CHECK(spots.hour(at(elapsed)) == hour);
  }
}

TEST_CASE("the thumb does not move while something is said, or just before") {
  Spots spots(true);
  Snapshot now = at(35s);
  now.prompt_age = 5s;
  CHECK_FALSE(spots.tend(now, {}));
  CHECK(*spots.wait(now, {}) == 15s);
  CHECK_FALSE(spots.tend(at(50s), 53s));
  CHECK_FALSE(spots.wait(at(50s), 53s).has_value());
  CHECK(spots.tend(at(50s), 56s));
}

TEST_CASE("if the source says to stay while drops come, a new place is suggested every minute") {
  Spots spots(true, SpotRule::flow);
  CHECK_FALSE(spots.tend(at(59s), {}));
  CHECK(spots.tend(at(60s), {}));
  CHECK(spot_words(2, SpotRule::flow) == "No more drops? Thumb at two o'clock.");
  CHECK(spot_words(12, SpotRule::cycles) == "Thumb at twelve o'clock.");
}

TEST_CASE("every phase begins at twelve, a pause shows no place, and a key turns places on and moves on") {
  Spots spots;
  CHECK(spots.hour(at(10s)) == 0);
  CHECK_FALSE(spots.wait(at(10s), {}).has_value());
  spots.next(at(10s));
  CHECK(spots.hour(at(10s)) == 12);
  spots.next(at(12s));
  CHECK(spots.hour(at(12s)) == 2);
  Snapshot paused = at(12s);
  paused.paused = true;
  CHECK(spots.hour(paused) == 0);
  CHECK_FALSE(spots.tend(at(0s, 1), {}));
  CHECK(spots.hour(at(0s, 1)) == 12);
  CHECK_FALSE(spots.tend(at(29s, 1), {}));
  CHECK(spots.tend(at(30s, 1), {}));
  CHECK_FALSE(spots.tend(at(0s, 1), {}));  // the phase starts again
  CHECK(spots.hour(at(0s, 1)) == 12);
  CHECK(spots.tend(at(30s, 1), {}));
}

TEST_CASE("the clock face marks the current place") {
  CHECK(clock_face(4) == std::vector<std::string>{"      12     ",  //
                                                  " 10       2  ",  //
                                                  "      o      ",  //
                                                  "  8      [4] ",  //
                                                  "      6      "});
  CHECK(clock_face(10)[1] == "[10]      2  ");
}
