#include <doctest/doctest.h>

#include "terminal/cues.h"
#include "terminal/keys.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Action action(const char* bytes) { return Keys().press(bytes, 0ms).value().action; }

}  // namespace

TEST_CASE("every key of the contract means what it says") {
  for (const char* bytes : {" ", "\r", "\n", "\x1b[C", "\x1bOC", "\x1b[6~"}) CHECK(action(bytes) == Action::next);
  for (const char* bytes : {"b", "\x1b[D", "\x1bOD", "\x1b[5~"}) CHECK(action(bytes) == Action::back);
  CHECK(action("p") == Action::pause);
  CHECK(action("s") == Action::swap);
  CHECK(action("+") == Action::more);
  CHECK(action("m") == Action::flowing);
  CHECK(action("o") == Action::pain);
  CHECK(action("q") == Action::finish);
  CHECK(action("Q") == Action::finish);
  CHECK(Keys().press("?", 0ms)->help);
}

TEST_CASE("any other key means nothing, so that a stray touch changes nothing") {
  for (const char* bytes : {"x", "7", "\x1b[A", "\x1b", "\xff", "é"}) CHECK_FALSE(Keys().press(bytes, 0ms).has_value());
}

TEST_CASE("a burst counts as its first key, however long it lasts") {
  Keys keys;
  CHECK(keys.press("p", 0ms).has_value());
  CHECK_FALSE(keys.press("q", 399ms).has_value());
  CHECK_FALSE(keys.press("q", 700ms).has_value());
  CHECK_FALSE(keys.press("q", 1099ms).has_value());
  CHECK(keys.press("p", 1499ms).has_value());
}

TEST_CASE("a handful of keys at once is one press") {
  Keys keys;
  CHECK(keys.press(" sdfjkl", 0ms)->action == Action::next);
}

TEST_CASE("one bell for left, two for right, three for done, none else") {
  CHECK(cue_for({.kind = EventKind::phase_started, .side = Side::left}).bells == 1);
  CHECK(cue_for({.kind = EventKind::phase_started, .side = Side::right}).bells == 2);
  CHECK(cue_for({.kind = EventKind::session_finished}).bells == 3);
  CHECK(cue_for({.kind = EventKind::minimum_reached, .side = Side::left}).bells == 0);
  CHECK(cue_for({.kind = EventKind::phase_started, .side = Side::both}).bells == 0);
}
