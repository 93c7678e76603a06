#include "terminal/pulses.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

/// All that a cue writes, with the waits between.
std::string played(const Cue& cue) {
  Pulses pulses;
  std::string text = pulses.start(cue);
  while (const auto wait = pulses.wait()) {
    text += "(" + std::to_string(wait->count()) + ")";
    text += pulses.step();
  }
  return text;
}

}  // namespace

TEST_CASE("bells come 300 ms apart") {
  CHECK(played({.times = 1}) == "\a");
  CHECK(played({.times = 3}) == "\a(300)\a(300)\a");
  CHECK(played({.times = 0}).empty());
}

TEST_CASE("a flash reverses the screen for 120 ms, as often as the bell would ring") {
  CHECK(played({.times = 2, .bell = false, .flash = true}) == "\x1b[?5h(120)\x1b[?5l(180)\x1b[?5h(120)\x1b[?5l");
  CHECK(played({.times = 1, .flash = true}) == "\a\x1b[?5h(120)\x1b[?5l");
}

TEST_CASE("a title is written at once, and holds nothing that steers the terminal") {
  CHECK(played({.bell = false, .title = "LEFT: a\x1b[2J"}) == "\x1b]2;LEFT: a\xEF\xBF\xBD[2J\a");
}

TEST_CASE("a cue ends the one before, and leaves no screen reversed") {
  Pulses pulses;
  pulses.start({.times = 3, .bell = false, .flash = true});
  CHECK(pulses.start({.times = 1}) == "\x1b[?5l\a");
  CHECK_FALSE(pulses.wait().has_value());
}

TEST_CASE("a cue that does not ring leaves the one before as it is") {
  Pulses pulses;
  pulses.start({.times = 2});
  CHECK(pulses.start({.times = 0, .title = "x"}) == "\x1b]2;x\a");
  CHECK(pulses.wait() == 300ms);
}

TEST_CASE("a soft cue gives way to one that still rings") {
  Pulses pulses;
  pulses.start({.times = 2});
  CHECK(pulses.start({.times = 1, .soft = true}).empty());
  pulses.step();
  CHECK(pulses.start({.times = 1, .soft = true}) == "\a");
}

TEST_CASE("a wait that is broken is gone on with") {
  Pulses pulses;
  pulses.start({.times = 2});
  pulses.pass(100ms);
  CHECK(pulses.wait() == 200ms);
}
