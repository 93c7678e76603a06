#include "terminal/alert_sequencer.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

/// Everything a cue writes, with the waits in between as `(300)`.
std::string played(const Cue& cue) {
  AlertSequencer alerts;
  std::string text = alerts.start(cue);
  while (const auto wait = alerts.wait()) {
    text += "(" + std::to_string(wait->count()) + ")";
    text += alerts.step();
  }
  return text;
}

}  // namespace

TEST_CASE("bells are 300 ms apart") {
  CHECK(played({.times = 1}) == "\a");
  CHECK(played({.times = 3}) == "\a(300)\a(300)\a");
  CHECK(played({.times = 0}).empty());
}

TEST_CASE("a flash reverses the screen for 120 ms, as many times as the bell would ring") {
  CHECK(played({.times = 2, .bell = false, .flash = true}) == "\x1b[?5h(120)\x1b[?5l(180)\x1b[?5h(120)\x1b[?5l");
  CHECK(played({.times = 1, .flash = true}) == "\a\x1b[?5h(120)\x1b[?5l");
}

TEST_CASE("a title is written at once, without control characters") {
  CHECK(played({.bell = false, .title = "LEFT: a\x1b[2J"}) == "\x1b]2;LEFT: a\xEF\xBF\xBD[2J\a");
}

TEST_CASE("a new cue ends the one before, and restores a reversed screen") {
  AlertSequencer alerts;
  alerts.start({.times = 3, .bell = false, .flash = true});
  CHECK(alerts.start({.times = 1}) == "\x1b[?5l\a");
  CHECK_FALSE(alerts.wait().has_value());
}

TEST_CASE("a cue that does not ring leaves the one before unchanged") {
  AlertSequencer alerts;
  alerts.start({.times = 2});
  CHECK(alerts.start({.times = 0, .title = "x"}) == "\x1b]2;x\a");
  CHECK(alerts.wait() == 300ms);
}

TEST_CASE("a soft cue is silent while another cue is still ringing") {
  AlertSequencer alerts;
  alerts.start({.times = 2});
  CHECK(alerts.start({.times = 1, .soft = true}).empty());
  alerts.step();
  CHECK(alerts.start({.times = 1, .soft = true}) == "\a");
}

TEST_CASE("an interrupted wait continues with the time that is left") {
  AlertSequencer alerts;
  alerts.start({.times = 2});
  alerts.pass(100ms);
  CHECK(alerts.wait() == 200ms);
}
