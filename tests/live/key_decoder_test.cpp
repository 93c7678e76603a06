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
  CHECK(KeyDecoder().press("?", 0ms)->command == LoopCommand::help);
}

TEST_CASE("any other key means nothing, so that a stray touch changes nothing") {
  for (const char* bytes : {"x", "7", "\x1b[A", "\x1b", "\xff", "é"})
    CHECK_FALSE(KeyDecoder().press(bytes, 0ms).has_value());
}

TEST_CASE("a burst counts as its first key, however long it lasts") {
  KeyDecoder keys;
  CHECK(keys.press("p", 0ms).has_value());
  CHECK_FALSE(keys.press("q", 399ms).has_value());
  CHECK_FALSE(keys.press("q", 700ms).has_value());
  CHECK_FALSE(keys.press("q", 1099ms).has_value());
  CHECK(keys.press("p", 1499ms).has_value());
}

TEST_CASE("a handful of keys at once is one press") {
  KeyDecoder keys;
  CHECK(keys.press(" sdfjkl", 0ms)->action == Action::next);
}

TEST_CASE("one bell for left, two for right, three for done, none else") {
  CHECK(bell_count({.kind = EventKind::phase_started, .side = Side::left}) == 1);
  CHECK(bell_count({.kind = EventKind::phase_started, .side = Side::right}) == 2);
  CHECK(bell_count({.kind = EventKind::session_finished}) == 3);
  CHECK(bell_count({.kind = EventKind::minimum_reached, .side = Side::left}) == 0);
  CHECK(bell_count({.kind = EventKind::phase_started, .side = Side::both}) == 0);
}

namespace {

/// Keys at these instants, one after the other; then what they came to, once nothing more comes.
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

TEST_CASE("one key: one press moves on, as of its instant, once a second has passed") {
  SingleKeyDecoder one;
  CHECK_FALSE(one.due().has_value());
  one.press(5s);
  CHECK(one.due() == 6s);
  CHECK_FALSE(one.flush(5999ms).has_value());
  CHECK(one.flush(6s) == TimedKeyPress{kNext, 5s});
  CHECK_FALSE(one.due().has_value());
}

TEST_CASE("one key: two presses within a second pause, or go on, and further apart they are two") {
  CHECK(one_key({1s, 1300ms}) == std::vector{TimedKeyPress{kPause, 1s}});
  CHECK(one_key({1s, 1999ms}) == std::vector{TimedKeyPress{kPause, 1s}});
  CHECK(one_key({1s, 2001ms}) == std::vector{TimedKeyPress{kNext, 1s}, TimedKeyPress{kNext, 2001ms}});
}

TEST_CASE("one key: a mashed handful is one press, and a second handful the second") {
  CHECK(one_key({1s, 1010ms, 1050ms, 1200ms}) == std::vector{TimedKeyPress{kNext, 1s}});
  CHECK(one_key({1s, 1050ms, 1600ms, 1650ms, 1800ms}) == std::vector{TimedKeyPress{kPause, 1s}});
}

TEST_CASE("one key: a key held down repeats itself, and is one press however long") {
  std::vector<Millis> keys = {1s};
  for (Millis at = 1500ms; at < 20s; at += 33ms) keys.push_back(at);
  CHECK(one_key(keys) == std::vector{TimedKeyPress{kNext, 1s}});
}

TEST_CASE("the line of keys leaves out those that are needed least, and never the one that shows them all") {
  CHECK(key_line(false, 79) == "space next, p pause, o it hurts, s other breast, b back, q finish, ? keys");
  CHECK(key_line(false, 70) == "space next, p pause, o it hurts, s other breast, q finish, ? keys");
  CHECK(key_line(false, 40) == "space next, p pause, o it hurts, ? keys");
  CHECK(key_line(false, 5) == "space next, ? keys");
  const ScopedLanguage german(*find_language("de"));
  const std::string line = key_line(false, 79);
  CHECK(display_width(line) <= 79);
  CHECK(line.ends_with(", ? Tasten"));
}
