#include "dropwise/run.h"

#include <doctest/doctest.h>

#include "support/fakes.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

Plan two_minutes() {
  return {.protocol = "test",
          .policy = Policy::clock,
          .phases = {{.name = "one", .side = Side::left, .target = 1min},
                     {.name = "two", .side = Side::right, .target = 1min}}};
}

}  // namespace

TEST_CASE("run takes a session to its end on a clock, and reports every event once") {
  const FakeClock clock;
  Session session(two_minutes());
  std::vector<Event> told;
  const Millis began = clock.ticks();
  run(session, clock, [&](const Event& event) { told.push_back(event); });
  CHECK(session.over());
  CHECK(told == session.log());
  CHECK(clock.ticks() - began == 2min);
}

TEST_CASE("the callback of run may act on the session, and a pause ends the run") {
  const FakeClock clock;
  Session session(two_minutes());
  std::vector<EventKind> told;
  const auto on_event = [&](const Event& event) {
    told.push_back(event.kind);
    if (event.kind == EventKind::switch_soon && told.size() < 5) session.act(Action::pause, event.at);
  };
  run(session, clock, on_event);
  CHECK(told ==
        std::vector{EventKind::session_started, EventKind::phase_started, EventKind::switch_soon, EventKind::paused});
  CHECK(session.paused());
  session.act(Action::resume, 2min);
  run(session, clock, on_event);
  CHECK(session.over());
  CHECK(session.log().back().at == 3min + 5s);
}

TEST_CASE("a session is paused after the machine has slept") {
  FakeClock clock;
  Session session(two_minutes());
  SessionRunner runner(session, clock);
  CHECK(runner.advance().size() == 2);
  clock.pass(10s);
  clock.doze(1h);
  const auto news = runner.advance();
  REQUIRE(news.size() == 2);
  CHECK(news[0].kind == EventKind::asleep);
  CHECK(news[0].at == 10s);
  CHECK(news[1].kind == EventKind::paused);
  CHECK(news[1].at == 1h + 10s);
}

TEST_CASE("run notices that the machine slept in the middle of a phase") {
  FakeClock clock;
  Session session(two_minutes());
  int waits = 0;
  clock.while_waiting = [&] {
    if (++waits == 10) clock.doze(1h);
  };
  run(session, clock, [](const Event&) {});
  CHECK(session.paused());
  const auto& log = session.log();
  REQUIRE(log.size() == 4);
  CHECK(log[2].kind == EventKind::asleep);
  CHECK(log[2].at == 10s);
  CHECK(log[3].at == 1h + 10s);
}

TEST_CASE("run returns when nothing more will happen by itself") {
  const FakeClock clock;
  Session session({.protocol = "test", .policy = Policy::open, .phases = {{.name = "open", .side = Side::left}}});
  run(session, clock, [](const Event&) {});
  CHECK_FALSE(session.over());
  CHECK_FALSE(session.next_change().has_value());
}

TEST_CASE("a session with a speed above 1 waits for a shorter time") {
  FakeClock clock;
  Session session(two_minutes());
  SessionRunner runner(session, clock, 10s, {}, 60);
  CHECK(runner.now() == 10s);
  clock.pass(1s);
  CHECK(runner.now() == 70s);
  CHECK(runner.wait_for(130s) == 1001ms);  // never too early
  CHECK(runner.wait_for(60s) == 1ms);
}

TEST_CASE("advance and act return the new events") {
  Session session(two_minutes());
  CHECK(session.advance(0ms).size() == 2);
  CHECK(session.advance(1s).empty());
  const auto news = session.act(Action::swap, 2s);
  REQUIRE(news.size() == 1);
  CHECK(news[0].kind == EventKind::swapped);
}

TEST_CASE("a snapshot at the largest possible time has nothing remaining") {
  Session session(two_minutes());
  session.advance(0ms);
  const Snapshot last = session.snapshot(Millis::max());
  CHECK(last.remaining == 0ms);
  CHECK(last.elapsed == Millis::max());
}
