#include <doctest/doctest.h>

#include "store/file/session_lock.h"
#include "store/live_channel.h"
#include "store/store.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

const Plan kPlan{.protocol = "marmet",
                 .phases = {{.name = "round 1", .side = Side::left, .minimum = 5min, .maximum = 7min, .target = 7min},
                            {.name = "again", .side = Side::right}}};

/// A running session that began `ago`. The test plays the program that runs it.
struct Elsewhere {
  explicit Elsewhere(Tool& tool, Millis ago = 2min)
      : store(tool.log(), Store::Access::write), lock(SessionLock::try_acquire(store.file()).value()), session(kPlan) {
    const ZonedTime began{tool.clock.utc() - ago, std::chrono::minutes{60}};
    id = store.begin({.protocol = "marmet", .began = began}, kPlan, began.utc);
    LiveChannel(store).claim({id, 0, tool.clock.ticks() + tool.clock.asleep() - ago});
    session.advance(0s);
    keep();
    beat(ago);
  }
  /// Stores a heartbeat.
  void beat(Millis at) { store.heartbeat(id, kPlan, session.log(), at); }
  void keep() {
    store.add(id, stored, std::span(session.log()).subspan(stored));
    stored = session.log().size();
  }
  /// Carries out the next request, like the session loop.
  void answer(Millis at) {
    const auto request = LiveChannel(store).next_request(id);
    if (!request) return;
    session.act(request->action, at);
    keep();
    LiveChannel(store).complete(request->id);
  }
  Store store;
  SessionLock lock;
  Session session;
  std::int64_t id = 0;
  std::size_t stored = 0;
};

}  // namespace

TEST_CASE("status shows where the session is now, not where it was at its last heartbeat") {
  Tool tool;
  Elsewhere elsewhere(tool);
  CHECK(tool.run({"status"}).out ==
        "Session 1 (marmet) has been running since 2026-11-20 06:58. Now: round 1, LEFT breast, 5:00 to go.\n");
  tool.clock.pass(6min);
  elsewhere.beat(8min - 1s);
  CHECK(tool.run({"status"}).out ==
        "Session 1 (marmet) has been running since 2026-11-20 06:58. Now: again, RIGHT breast, 1:00 so far.\n");
  tool.clock.set("2030-01-01T00:00:00Z");
  const Json json = tool.run({"status", "--json"}).json();
  CHECK(json["running"] == true);
  CHECK(dump(json["live"]) ==
        R"({"phase":"again","kind":"express","side":"right","paused":false,"elapsed_s":60,"left_s":null})");
}

TEST_CASE("without a heartbeat, status stops extrapolating a session after a few seconds") {
  Tool tool;
  Elsewhere elsewhere(tool);
  tool.clock.doze(6min);
  CHECK(tool.run({"status", "--format", "{side} {time}"}).out == "left 4:57\n");
}

TEST_CASE("the times of a running session cannot be amended") {
  Tool tool;
  Elsewhere elsewhere(tool);
  const Ran ran = tool.run({"amend", "last", "--left-time", "3m"});
  CHECK(ran.exit == 2);
  CHECK(ran.err ==
        "dropwise: session 1 is still running, so its times cannot be changed yet\n"
        "You can give volumes now. Change the times when it has finished.\n");
}

TEST_CASE("status --format fills in its fields, and prints an empty line if no session is running") {
  Tool tool;
  CHECK(tool.run({"status", "--format", "{side} {left}"}).out == "\n");
  Elsewhere elsewhere(tool);
  CHECK(tool.run({"status", "--format", "{side} {left}"}).out == "left 5:00\n");
  CHECK(tool.run({"status", "--format", "{{{id}}} {protocol}: {phase}, {state}, {time}, {elapsed}, then {next}"}).out ==
        "{1} marmet: round 1, running, 5:00, 2:00, then right breast\n");
  CHECK(tool.run({"status", "--format", "{left_time} {right_time}"}).out == "2:00 0:00\n");
  tool.clock.pass(6min);
  elsewhere.beat(8min - 1s);
  CHECK(tool.run({"status", "--format", "[{left}] {time}"}).out == "[] 1:00\n");
}

TEST_CASE("status --format rejects an unknown field and an open brace") {
  Tool tool;
  const Ran unknown = tool.run({"status", "--format", "{site}"});
  CHECK(unknown.exit == 2);
  CHECK(unknown.err ==
        "dropwise: --format: unknown field `{site}`\n"
        "Expected one of {id}, {protocol}, {state}, {phase}, {side}, {time}, {left}, {elapsed}, {next}, {left_time}, "
        "{right_time}. Did you mean `side`?\n");
  CHECK(tool.run({"status", "--format", "{side"}).exit == 2);
}

TEST_CASE("ctl waits until the action is done, and shows where the session is then") {
  Tool tool;
  Elsewhere elsewhere(tool);
  tool.meanwhile = [&] { elsewhere.answer(2min); };
  CHECK(tool.run({"ctl", "pause"}).out ==
        "Session 1 (marmet) has been running since 2026-11-20 06:58. Paused: round 1, LEFT breast, 5:00 to go.\n");
  CHECK(tool.run({"ctl", "pause"}).exit == 0);
  CHECK(elsewhere.session.paused());
  CHECK(tool.run({"ctl", "resume"}).exit == 0);
  CHECK(tool.run({"ctl", "swap"}).out.find("RIGHT breast") != std::string::npos);
  CHECK(tool.run({"ctl", "finish"}).exit == 0);
  CHECK(elsewhere.session.over());
}

TEST_CASE("ctl does not take a request for done that was dropped because the session was killed and resumed") {
  Tool tool;
  Elsewhere elsewhere(tool);
  tool.meanwhile = [&] { LiveChannel(elsewhere.store).claim({elsewhere.id, 77, 0s}); };
  const Ran ran = tool.run({"ctl", "swap"});
  CHECK(ran.exit == 1);
  CHECK(ran.err ==
        "dropwise: the session was interrupted in the meantime, so this may not have been done\n"
        "`dropwise status` shows where the session is now. Then try again.\n");
}

TEST_CASE("ctl gives up on a session that does not respond, and withdraws its request") {
  Tool tool;
  Elsewhere elsewhere(tool);
  const Ran ran = tool.run({"ctl", "next"});
  CHECK(ran.exit == 1);
  CHECK(ran.err ==
        "dropwise: the session did not confirm this; it may not have been done\n"
        "It may be suspended (Ctrl-Z): resume it with fg in its terminal.\n");
  CHECK_FALSE(LiveChannel(elsewhere.store).next_request(elsewhere.id).has_value());
}

TEST_CASE("watch and ctl need a running session, and ctl rejects an unknown action") {
  Tool tool;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"watch"}, {"ctl", "next"}}) {
    const Ran ran = tool.run(words);
    CHECK(ran.exit == 3);
    CHECK(ran.err ==
          "dropwise: no session is running\n`dropwise start` begins one; `dropwise status` shows the last one.\n");
  }
  const Ran ran = tool.run({"ctl", "nxt"});
  CHECK(ran.exit == 2);
  CHECK(ran.err.starts_with("dropwise: ACTION: invalid value `nxt`\nExpected one of next, pause,"));
  CHECK(tool.run({"ctl", "touch"}).exit == 2);
}

TEST_CASE("volumes can be amended while a session runs, and are kept when it ends") {
  Tool tool;
  Elsewhere elsewhere(tool);
  CHECK(tool.run({"amend", "last", "--left", "5"}).exit == 0);
  elsewhere.session.act(Action::finish, 2min);
  elsewhere.keep();
  elsewhere.store.finish(elsewhere.id, kPlan, elsewhere.session.log(), 2min, tool.clock.utc());
  const Json session = tool.run({"show", "last", "--json"}).json();
  CHECK(session["left"]["volume_ml"] == 5);
  CHECK(session["left"]["active_s"] == 120);
}

TEST_CASE("watch shows the running session, and q leaves it without ending the session") {
  Tool tool;
  Elsewhere elsewhere(tool);
  const Ran left = [&] {
    tool.keys = true;
    tool.script = {key(3s, "x"), key(4s, "q")};
    return tool.run({"watch"});
  }();
  CHECK(left.exit == 0);
  CHECK(left.says("Session 1 (marmet) has been running"));
  CHECK_FALSE(elsewhere.session.over());
  tool.script = {signal(4s, Input::Kind::interrupt)};
  CHECK(tool.run({"watch", "--view", "json"}).exit == 130);
}
