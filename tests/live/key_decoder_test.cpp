#include <doctest/doctest.h>

#include "base/text.h"
#include "i18n/language.h"
#include "live/key_decoder.h"
#include "terminal/cues.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Action action(const char* bytes) { return KeyDecoder().press(bytes, 0ms).value().action; }

}  // namespace

TEST_CASE("every documented key has its action") {
  for (const char* bytes : {" ", "\r", "\n", "\x1b[C", "\x1bOC", "\x1b[6~"}) CHECK(action(bytes) == Action::next);
  for (const char* bytes : {"b", "\x1b[D", "\x1bOD", "\x1b[5~"}) CHECK(action(bytes) == Action::back);
  CHECK(action("p") == Action::pause);
  CHECK(action("s") == Action::swap);
  CHECK(action("+") == Action::more);
  CHECK(action("m") == Action::flowing);
  CHECK(action("o") == Action::pain);
  CHECK(action("q") == Action::finish);
  CHECK(action("Q") == Action::finish);
  CHECK(KeyDecoder().press("?", 0ms)->command == LoopCommand::help);
}

TEST_CASE("any other key does nothing") {
  for (const char* bytes : {"x", "7", "\x1b[A", "\x1b", "\xff", "é"})
    CHECK_FALSE(KeyDecoder().press(bytes, 0ms).has_value());
}

TEST_CASE("a burst of keys counts as its first key, however long it lasts") {
  KeyDecoder keys;
  CHECK(keys.press("p", 0ms).has_value());
  CHECK_FALSE(keys.press("q", 399ms).has_value());
  CHECK_FALSE(keys.press("q", 700ms).has_value());
  CHECK_FALSE(keys.press("q", 1099ms).has_value());
  CHECK(keys.press("p", 1499ms).has_value());
}

TEST_CASE("several keys at once count as one press") {
  KeyDecoder keys;
  CHECK(keys.press(" sdfjkl", 0ms)->action == Action::next);
}

TEST_CASE("the bell rings once for left, twice for right, three times at the end, and otherwise not") {
  CHECK(bell_count({.kind = EventKind::phase_started, .side = Side::left}) == 1);
  CHECK(bell_count({.kind = EventKind::phase_started, .side = Side::right}) == 2);
  CHECK(bell_count({.kind = EventKind::session_finished}) == 3);
  CHECK(bell_count({.kind = EventKind::minimum_reached, .side = Side::left}) == 0);
  CHECK(bell_count({.kind = EventKind::phase_started, .side = Side::both}) == 0);
}

namespace {

/// Presses a key at each of these times, and returns the decoded presses.
std::vector<TimedKeyPress> one_key(const std::vector<Millis>& keys) {
  SingleKeyDecoder one;
  std::vector<TimedKeyPress> found;
  const auto settle_until = [&](Millis at) {
    while (one.due() && *one.due() <= at) {
      if (const auto pressed = one.flush(*one.due())) found.push_back(*pressed);
    }
  };
  for (const Millis at : keys) {
    settle_until(at);
    one.press(at);
  }
  settle_until(10min);
  return found;
}

const KeyPress kNext{Action::next};
const KeyPress kPause{Action::pause};

}  // namespace

TEST_CASE("one key: a press moves on after a second, and counts from when it was pressed") {
  SingleKeyDecoder one;
  CHECK_FALSE(one.due().has_value());
  one.press(5s);
  CHECK(one.due() == 6s);
  CHECK_FALSE(one.flush(5999ms).has_value());
  CHECK(one.flush(6s) == TimedKeyPress{kNext, 5s});
  CHECK_FALSE(one.due().has_value());
}

TEST_CASE("one key: two presses within a second pause, and presses further apart count separately") {
  CHECK(one_key({1s, 1300ms}) == std::vector{TimedKeyPress{kPause, 1s}});
  CHECK(one_key({1s, 1999ms}) == std::vector{TimedKeyPress{kPause, 1s}});
  CHECK(one_key({1s, 2001ms}) == std::vector{TimedKeyPress{kNext, 1s}, TimedKeyPress{kNext, 2001ms}});
}

TEST_CASE("one key: several keys hit together are one press, and a second hit is the second press") {
  CHECK(one_key({1s, 1010ms, 1050ms, 1200ms}) == std::vector{TimedKeyPress{kNext, 1s}});
  CHECK(one_key({1s, 1050ms, 1600ms, 1650ms, 1800ms}) == std::vector{TimedKeyPress{kPause, 1s}});
}

TEST_CASE("one key: a key that is held down counts as one press, however long") {
  std::vector<Millis> keys = {1s};
  for (Millis at = 1500ms; at < 20s; at += 33ms) keys.push_back(at);
  CHECK(one_key(keys) == std::vector{TimedKeyPress{kNext, 1s}});
}

TEST_CASE("the key line drops the least important keys first, but never the key for help") {
  CHECK(key_line(false, false, 79) == "space next, p pause, o it hurts, s other breast, b back, q finish, ? keys");
  CHECK(key_line(false, false, 70) == "space next, p pause, o it hurts, s other breast, q finish, ? keys");
  CHECK(key_line(false, false, 40) == "space next, p pause, o it hurts, ? keys");
  CHECK(key_line(false, false, 5) == "space next, ? keys");
  CHECK(key_line(false, true, 79) == "p carry on, o it hurts, q finish, ? keys");
  CHECK(key_line(false, true, 30) == "p carry on, q finish, ? keys");
  const ScopedLanguage german(*find_language("de"));
  const std::string line = key_line(false, false, 79);
  CHECK(display_width(line) <= 79);
  CHECK(line.ends_with(", ? Tasten"));
}
