#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "live/session_loop.h"
#include "support/fakes.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

Plan plan(Policy policy = Policy::clock) {
  return {.protocol = "p",
          .policy = policy,
          .phases = {{.name = "a", .side = Side::left, .minimum = 5min, .maximum = 7min, .target = 7min},
                     {.name = "b", .side = Side::right, .minimum = 5min, .maximum = 7min, .target = 7min}}};
}

struct Played {
  LoopResult led;
  std::vector<Event> kept;
  std::vector<Millis> alive;
  std::vector<std::string> said;
  std::vector<std::vector<std::string>> frames;
  std::vector<int> bells;
};

/// Records what the loop saves.
class RecordingStorage final : public SessionStorage {
 public:
  RecordingStorage(const Session& session, Played& played) : session_(session), played_(played) {}
  std::string save() override {
    played_.kept = session_.log();
    return {};
  }
  std::optional<Millis> heartbeat_interval() const override { return 1900ms; }
  std::string heartbeat(Millis at) override {
    played_.alive.push_back(at);
    return {};
  }
  std::optional<Action> poll_request(Millis) override { return {}; }
  void complete() override {}
  bool is_kept(Millis) const override { return true; }

 private:
  const Session& session_;
  Played& played_;
};

RehearsalStorage nowhere;

Played play(std::vector<ScriptedConsole::Typed> script, ViewName view = ViewName::plain, double speed = 1,
            Policy policy = Policy::clock, bool can_suspend = true) {
  FakeClock clock;
  ScriptedConsole console(clock, std::move(script));
  console.can_suspend = can_suspend;
  Session session(plan(policy));
  Played played;
  RecordingStorage storage(session, played);
  Notifier notifier({.set = {.bell = true}});
  const LoopOptions options{.view = &find_view(view), .speed = speed, .pain_steps = {"Let go.", "Another spot."}};
  played.led = run_session(session, clock, console, storage, options, {}, &notifier);
  CHECK(played.kept == session.log());
  played.said = console.said;
  played.frames = console.frames;
  played.bells = console.bells;
  return played;
}

}  // namespace

TEST_CASE("a session runs to its end with no key pressed, rings its bells, and saves every event") {
  const Played played = play({});
  CHECK(played.led.exit == ExitCode::success);
  CHECK(played.led.at == 14min);
  CHECK(played.bells == std::vector{1, 2, 3});
  CHECK(played.said.back() == "  14:00  Done.");
}

TEST_CASE("a heartbeat or an event is stored at least every two seconds") {
  const Played played = play({});
  std::vector<Millis> signs = played.alive;
  for (const Event& event : played.kept) signs.push_back(event.at);
  std::sort(signs.begin(), signs.end());
  for (std::size_t i = 1; i < signs.size(); ++i) CHECK(signs[i] - signs[i - 1] <= 2s);
  CHECK(played.alive.size() > 400);
}

TEST_CASE("a burst of keys within 400 ms is one press, and a second press within 3 s moves on") {
  const Played played = play({key(1min, "  "), key(1min + 100ms, " "), key(1min + 300ms, " "), key(1min + 1s, " ")});
  CHECK(played.led.at == 8min + 1s);
  CHECK(std::count_if(played.kept.begin(), played.kept.end(),
                      [](const Event& e) { return e.kind == EventKind::held; }) == 1);
}

TEST_CASE("a key acts at the moment it was pressed") {
  const Played played = play({key(61'234ms, "\x1b[C")}, ViewName::plain, 1, Policy::flow);
  const auto ended = std::find_if(played.kept.begin(), played.kept.end(),
                                  [](const Event& e) { return e.kind == EventKind::phase_ended; });
  CHECK(ended->at == 61'234ms);
}

TEST_CASE("pain pauses the session and says what to change") {
  const Played played = play({key(1min, "o"), key(5min, "q")});
  CHECK(played.said[played.said.size() - 2] ==
        "   1:00  Paused because it hurts. Let go. Press q to finish, p to carry on, or p and then the space bar to "
        "move on. "
        "`dropwise signs` shows the warning signs.");
  CHECK(played.led.at == 5min);
}

TEST_CASE("the pain key gives the next advice each time, even after resuming, and repeats the last") {
  const Played played = play({key(1min, "o"), key(2min, "o"), key(3min, "p"), key(4min, "o"), key(5min, "q")});
  CHECK(std::ranges::count(
            played.said,
            "   2:00  Another spot. Press q to finish, p to carry on, or p and then the space bar to move on.") == 1);
  CHECK(std::ranges::count(played.said,
                           "   4:00  Paused because it hurts. Another spot. Press q to finish, p to carry on, or p and "
                           "then the space bar to move on. "
                           "`dropwise signs` shows the warning signs.") == 1);
}

TEST_CASE("Ctrl-C finishes a session, and a hangup or a termination leaves it to be resumed") {
  const Played stopped = play({signal(90s, Input::Kind::interrupt)});
  CHECK(stopped.led.exit == ExitCode::interrupted);
  CHECK(stopped.kept.back().kind == EventKind::session_finished);
  for (const auto& [kind, exit] :
       {std::pair{Input::Kind::hangup, ExitCode::hangup}, std::pair{Input::Kind::terminate, ExitCode::terminated}}) {
    const Played left = play({signal(90s, kind)});
    CHECK(left.led.exit == exit);
    CHECK(left.led.at == 90s);
    CHECK(left.alive.back() == 90s);
    CHECK(left.kept.back().kind == EventKind::phase_started);
  }
}

TEST_CASE("Ctrl-Z pauses the session and suspends the program, and the session stays paused") {
  const Played played = play({signal(60s, Input::Kind::suspend), key(5min, "p"), key(6min, "q")});
  CHECK(std::count(played.said.begin(), played.said.end(), "(suspended)") == 1);
  const auto paused =
      std::find_if(played.kept.begin(), played.kept.end(), [](const Event& e) { return e.kind == EventKind::paused; });
  CHECK(paused->at == 60s);
  CHECK(played.led.at == 6min);
}

TEST_CASE("where nobody could resume the program, Ctrl-Z does not pause the session") {
  const Played played =
      play({signal(60s, Input::Kind::suspend), key(2min, "q")}, ViewName::plain, 1, Policy::clock, false);
  CHECK(std::ranges::count(played.said,
                           "   1:00  Ctrl-Z has no effect here, because no shell could resume the session.") == 1);
  const auto pause = std::ranges::find(played.kept, EventKind::paused, &Event::kind);
  REQUIRE(pause != played.kept.end());
  CHECK(pause->at == 60s);
  CHECK(std::next(pause)->kind == EventKind::resumed);
  CHECK(std::next(pause)->at == 60s);
  CHECK(played.led.at == 2min);
}

TEST_CASE("when the machine sleeps the session stops, says so on waking, and stays paused") {
  const Played played = play({doze(61s, 30min), key(61s + 10s, "p"), key(91s, "q")});
  CHECK(std::find(played.said.begin(), played.said.end(),
                  "  31:01  Paused: the computer was asleep for 30:00. That time isn't counted. Press p to carry on, "
                  "or q to finish.") != played.said.end());
  CHECK(played.led.at == 30min + 91s);
  const auto asleep =
      std::find_if(played.kept.begin(), played.kept.end(), [](const Event& e) { return e.kind == EventKind::asleep; });
  REQUIRE(asleep != played.kept.end());
  CHECK(asleep->at == 61s);
  const auto cut = segments(plan(), played.kept, played.led.at);
  CHECK(total_time(cut, SegmentKind::asleep) == 30min);
  CHECK(total_time(cut, SegmentKind::pause) == 10s);
  CHECK(active_time(cut, Side::left) == 81s);
}

TEST_CASE("a wall clock that jumps does not change a session, and a resized terminal is redrawn") {
  FakeClock clock;
  Session session(plan());
  ScriptedConsole console(clock,
                          {signal(60s, Input::Kind::resized), {.at = 3min, .wall_clock = "2001-01-01T00:00:00Z"}});
  const LoopOptions options{.view = &find_view(ViewName::plain)};
  CHECK(run_session(session, clock, console, nowhere, options).at == 14min);
  CHECK(clock.utc() < UtcTime{} + std::chrono::years{40});  // it did jump
  CHECK(console.refreshed == 1);
}

TEST_CASE("with one key, a press moves on from when it was pressed, and two presses pause") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(61'234ms, "x"), key(70s, "\x1b[6~"), key(70'500ms, "7"), key(90s, "q"),
                                  key(90'500ms, "q"), signal(100s, Input::Kind::interrupt)});
  Session session(plan(Policy::flow));
  const LoopOptions options{.view = &find_view(ViewName::plain), .one_key = true};
  run_session(session, clock, console, nowhere, options);
  const auto cut = segments(session.plan(), session.log(), 100s);
  REQUIRE(cut.size() == 4);
  CHECK(cut[0].ended == 61'234ms);
  CHECK(cut[1].ended == 70s);
  CHECK(cut[2].kind == SegmentKind::pause);
  CHECK(cut[2].ended == 90s);
}

TEST_CASE("with one key, a third press soon after the pause means pain, and a later one does not") {
  const auto played = [](Millis third) {
    FakeClock clock;
    ScriptedConsole console(clock,
                            {key(60s, "x"), key(60'500ms, "x"), key(third, "x"), signal(100s, Input::Kind::interrupt)});
    Session session(plan(Policy::flow));
    const LoopOptions options{.view = &find_view(ViewName::plain), .one_key = true, .pain_steps = {"Let go."}};
    run_session(session, clock, console, nowhere, options);
    return session.log();
  };
  const auto hurts = [](const Event& event) { return event.kind == EventKind::paused && event.reason == Reason::pain; };
  CHECK(std::ranges::count_if(played(61'500ms), hurts) == 1);
  CHECK(std::ranges::count_if(played(62'500ms), hurts) == 0);
}

TEST_CASE("with one key, a stray press in the last phase does not end the session, but a second one does") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(8min, "x"), key(9min, "x"), key(9min + 2s, "x")});
  Session session(plan(Policy::flow));
  const LoopOptions options{.view = &find_view(ViewName::plain), .one_key = true};
  CHECK(run_session(session, clock, console, nowhere, options).at == 9min + 2s);
  CHECK(std::count(console.said.begin(), console.said.end(),
                   "   8:01  This will end the session. Press the same key again within 3 seconds to end it.") == 1);
}

TEST_CASE("with one key, moving on to an optional phase does not count as ending the session") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(60s, "x"), key(90s, "x"), key(92s, "x")});
  Plan relief{.protocol = "relief",
              .policy = Policy::open,
              .phases = {{.name = "one", .side = Side::left, .cap = 15min},
                         {.name = "two", .side = Side::right, .cap = 15min, .optional = true}}};
  Session session(relief);
  const LoopOptions options{.view = &find_view(ViewName::plain), .one_key = true};
  CHECK(run_session(session, clock, console, nowhere, options).at == 92s);
  CHECK(std::count(console.said.begin(), console.said.end(),
                   "   1:31  This will end the session. Press the same key again within 3 seconds to end it.") == 1);
}

TEST_CASE("with one key, the three seconds for a second press start when it is asked for") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(60s, "x"), key(63'900ms, "x"), signal(70s, Input::Kind::interrupt)});
  Session session(plan());
  const LoopOptions options{.view = &find_view(ViewName::plain), .one_key = true};
  run_session(session, clock, console, nowhere, options);
  CHECK(active_time(segments(plan(), session.log(), 70s), Side::left) == 63'900ms);
}

TEST_CASE("a key that wakes the machine does not change the time before the sleep") {
  FakeClock clock;
  ScriptedConsole console(clock, {});
  Session session(plan(Policy::flow));
  /// In the first wait() the machine sleeps, and wait() returns the key that woke it.
  struct Waked final : ScriptedConsole {
    Waked(FakeClock& fake) : ScriptedConsole(fake, {signal(70s, Input::Kind::interrupt)}), fake_(fake) {}
    std::optional<Input> wait(Millis timeout) override {
      if (std::exchange(waked_, true)) return ScriptedConsole::wait(timeout);
      fake_.pass(60s);
      fake_.doze(10min);
      return Input{Input::Kind::key, " "};
    }
    FakeClock& fake_;
    bool waked_ = false;
  } waked(clock);
  run_session(session, clock, waked, nowhere, {.view = &find_view(ViewName::plain)});
  const auto cut = segments(plan(), session.log(), session.log().back().at);
  REQUIRE(cut.size() == 3);
  CHECK(cut[0] == Segment{SegmentKind::express, Side::left, 0, 0s, 60s, 7min, Reason::interrupted});
  CHECK(cut[1].kind == SegmentKind::asleep);
  CHECK(cut[2].side == Side::left);
}

TEST_CASE("a problem with a cue is an event for scripts") {
  FakeClock clock;
  ScriptedConsole console(clock, {});
  Session session(plan());
  Notifier notifier({.set = {.say = true}});
  run_session(session, clock, console, nowhere, {.view = &find_view(ViewName::json)}, {}, &notifier);
  CHECK(std::count_if(console.said.begin(), console.said.end(), [](const std::string& line) {
          return line.starts_with("{\"event\":\"trouble\",\"text\":\"No speech program found");
        }) == 1);
}

TEST_CASE("the big view shows the current advice throughout a pause for pain") {
  const Played played = play({key(60s, "o"), key(70s, "o"), key(5min, "q")}, ViewName::big);
  const auto& last = played.frames[played.frames.size() - 2];
  std::string text;
  for (const std::string& row : last) text += row + " ";
  CHECK(text.find("Another spot. Press q to finish, p to carry on, or p and then the space bar to move on.") !=
        std::string::npos);
}

TEST_CASE("the big view shows a notice in its frame for a while, and prints no line for it") {
  const Played played = play({key(60s, "m"), signal(70s, Input::Kind::interrupt)}, ViewName::big);
  CHECK(played.said.empty());
  const auto holds = [&](const std::string& text) {
    return std::count_if(played.frames.begin(), played.frames.end(), [&](const auto& frame) {
      return std::any_of(frame.begin(), frame.end(),
                         [&](const std::string& row) { return row.find(text) != std::string::npos; });
    });
  };
  CHECK(holds("Noted: your milk is flowing.") >= 5);
  CHECK(holds("Noted: your milk is flowing.") <= 8);
}

TEST_CASE("a narrow big view shows a long notice in parts, until all of it was shown") {
  const std::string text =
      "The log cannot be written: the disk is full. The session goes on: it is tried again, and what cannot be stored "
      "at "
      "the end goes into a file of its own.";
  struct FullDisk final : SessionStorage {
    explicit FullDisk(const std::string& what) : text(what) {}
    std::string save() override { return std::exchange(told, true) ? std::string() : text; }
    std::optional<Millis> heartbeat_interval() const override { return {}; }
    std::string heartbeat(Millis) override { return {}; }
    std::optional<Action> poll_request(Millis) override { return {}; }
    void complete() override {}
    bool is_kept(Millis) const override { return true; }

    std::string text;
    bool told = false;
  };
  FullDisk storage(text);
  FakeClock clock;
  ScriptedConsole console(clock, {signal(90s, Input::Kind::interrupt)});
  console.columns = 44;
  console.rows = 8;
  Session session(plan());
  run_session(session, clock, console, storage, {.view = &find_view(ViewName::big)});
  const auto shows = [&](const std::string& part) {
    return std::any_of(console.frames.begin(), console.frames.end(), [&](const auto& frame) {
      return std::any_of(frame.begin(), frame.end(),
                         [&](const std::string& row) { return row.find(part) != std::string::npos; });
    });
  };
  CHECK(shows("The log cannot be written"));
  CHECK(shows("of its own."));
}

TEST_CASE("the big view shows all keys when asked, and the key press counts as a touch") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(5s, "?"), signal(8s, Input::Kind::interrupt)});
  Session session(
      {.protocol = "p", .policy = Policy::open, .phases = {{.name = "a", .side = Side::left, .cap = 15min}}});
  run_session(session, clock, console, nowhere, {.view = &find_view(ViewName::big)});
  CHECK(std::ranges::any_of(session.log(), [](const Event& event) { return event.kind == EventKind::touched; }));
  CHECK(std::any_of(console.frames.begin(), console.frames.end(), [](const auto& frame) {
    std::string all;
    for (const std::string& row : frame) all += row + " ";
    return all.find("space, Enter") != std::string::npos && all.find("finish and save") != std::string::npos;
  }));
}

TEST_CASE("the rhythm goes from step to step with ticks, and stops in a pause") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(2s, "r"), key(6s, "<"), key(10s, "p"), key(20s, "p"), key(30s, "r"),
                                  signal(40s, Input::Kind::interrupt)});
  Plan led = plan();
  led.cycle = {{"press", {}}, {"release", {}}};
  Session session(led);
  Notifier notifier({.set = {.tick = true}});
  const LoopOptions options{.view = &find_view(ViewName::line), .rhythm = Pacer(led.cycle)};
  const LoopResult done = run_session(session, clock, console, nowhere, options, {}, &notifier);
  CHECK(done.tempo == 1100ms);
  const auto said = [&](const char* text) { return std::count(console.said.begin(), console.said.end(), text); };
  CHECK(said("  Rhythm: 1s per step. The source gives no speed. This speed is our own.") == 1);
  CHECK(said("  Rhythm: 1.1s per step. The source gives no speed. You chose this speed.") == 1);
  CHECK(said("  The rhythm is off.") == 1);
  CHECK(console.bells.size() == 16);
  CHECK(std::any_of(console.frames.begin(), console.frames.end(), [](const auto& frame) {
    return !frame.empty() && frame[0].find("press [release]") != std::string::npos;
  }));
}

TEST_CASE("the plain view announces the remaining time at the chosen interval") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(130s, "p"), key(400s, "p"), signal(10min, Input::Kind::interrupt)});
  Session session(plan(Policy::flow));
  const LoopOptions options{.view = &find_view(ViewName::plain), .announce = 2min};
  run_session(session, clock, console, nowhere, options);
  std::vector<std::string> times;
  for (const std::string& line : console.said) {
    if (line.ends_with(" to go.")) times.push_back(line);
  }
  CHECK(times == std::vector<std::string>{"   2:00  LEFT breast: 5:00 to go.", "   8:30  LEFT breast: 3:00 to go."});
}

TEST_CASE("a session counts from its start time, even if the loop begins later") {
  FakeClock clock;
  ScriptedConsole console(clock, {});
  Session session(plan());
  const LoopOptions options{.view = &find_view(ViewName::plain)};
  const SessionPosition position{.since = clock.ticks()};
  const Millis began = clock.ticks();
  clock.pass(700ms);
  CHECK(run_session(session, clock, console, nowhere, options, position).at == 14min);
  CHECK(clock.ticks() - began == 14min);
}

TEST_CASE("the line view is drawn once a second") {
  const Played played = play({signal(30s, Input::Kind::interrupt)}, ViewName::line);
  std::vector<std::vector<std::string>> different;
  for (const auto& frame : played.frames) {
    if (different.empty() || frame != different.back()) different.push_back(frame);
  }
  CHECK(different.size() == 30);
  CHECK(different[1].at(0).find("6:59 to go") != std::string::npos);
}

TEST_CASE("a rehearsal runs faster by the given factor") {
  FakeClock clock;
  ScriptedConsole console(clock, {});
  Session session(plan());
  const LoopOptions options{.view = &find_view(ViewName::plain), .speed = 60};
  const Millis before = clock.ticks();
  CHECK(run_session(session, clock, console, nowhere, options).at == 14min);
  CHECK(clock.ticks() - before >= 14s);
  CHECK(clock.ticks() - before < 15s);
}

TEST_CASE("a rehearsal announces changes in seconds of the session, whatever its speed") {
  const Played played = play({}, ViewName::plain, 5000);
  CHECK(std::count(played.said.begin(), played.said.end(), "   6:55  In 5 seconds: right breast.") == 1);
  CHECK(std::count(played.said.begin(), played.said.end(), "  13:55  In 5 seconds: the end.") == 1);
}

TEST_CASE("the technique key repeats the technique in the plain view") {
  FakeClock clock;
  ScriptedConsole console(clock, {key(1min, "t"), key(2min, "q")});
  Plan with = plan();
  with.phases[0].technique = "Press, release.";
  Session session(with);
  const LoopOptions options{.view = &find_view(ViewName::plain)};
  run_session(session, clock, console, nowhere, options);
  CHECK(std::count(console.said.begin(), console.said.end(), "   0:00  Press, release.") == 1);
  CHECK(std::count(console.said.begin(), console.said.end(), "   1:00  Press, release.") == 1);
}

TEST_CASE("the help key shows all keys") {
  const Played played = play({key(1min, "?")});
  CHECK(std::any_of(played.said.begin(), played.said.end(),
                    [](const std::string& line) { return line.find("I'm on the other breast") != std::string::npos; }));
}
