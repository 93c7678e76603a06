#include <doctest/doctest.h>

#include "quantities/text.h"
#include "terminal/view.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Plan plan(Policy policy = Policy::clock) {
  return {.protocol = "p",
          .policy = policy,
          .phases = {
              {.name = "round 1", .side = Side::left, .enough = 5min, .limit = 7min, .target = 7min, .published = true},
              {.name = "round 1", .side = Side::right, .cap = 15min}}};
}

std::string frame(Millis at, int width, bool keys = false) {
  Session session(plan());
  session.advance(at);
  return line_frame({session.plan(), session.look(at), {}, {width, 24}, keys, {}}).at(0);
}

std::vector<std::string> told(const Event& event, const Plan& of, std::optional<Millis> to_enough = {}) {
  Session session(of);
  Scene scene{of, session.look(0ms), {}, {}, false, {}};
  scene.now.to_enough = to_enough;
  return tell_plain(event, scene);
}

}  // namespace

TEST_CASE("the line says side, time, phase, minimum, what follows and the time of each breast") {
  CHECK(frame(148s, 100, true) ==
        "LEFT  4:32 to go  round 1  minimum in 2:32  then right breast  L 2:28 R 0:00  ? keys");
  CHECK(frame(6min + 56s, 80) == "LEFT  0:04 to go  right breast in 4  round 1  L 6:56 R 0:00");
  CHECK(frame(9min, 80) == "RIGHT  2:00 so far  round 1  then the end  L 7:00 R 2:00");
}

TEST_CASE("a narrow line keeps what is needed most") {
  CHECK(frame(148s, 20) == "LEFT  4:32 to go");
  CHECK(frame(6min + 56s, 20) == "LEFT  0:04 to go");
  for (int width = 10; width <= 120; ++width)
    CHECK(columns(frame(148s, width, true)) < static_cast<std::size_t>(width));
}

TEST_CASE("a pause shows itself and how long it lasts") {
  Session session(plan());
  session.act(Action::pause, 1min);
  CHECK(line_frame({session.plan(), session.look(90s), {}, {60, 24}, false, {}}).at(0) ==
        "PAUSED  0:30  round 1  then right breast  L 1:00 R 0:00");
}

TEST_CASE("colour adds marks around the words and changes none") {
  Session session(plan());
  session.advance(148s);
  const Scene scene{session.plan(), session.look(148s), {}, {40, 24}, false, {.colour = true}};
  CHECK(line_frame(scene).at(0) == "\x1b[1mLEFT\x1b[0m  4:32 to go  then right breast");
}

TEST_CASE("plain tells one line an event, with its time") {
  const Plan p = plan();
  CHECK(told({.kind = EventKind::phase_started, .at = 2min, .side = Side::left}, p) ==
        std::vector<std::string>{"   2:00  LEFT breast: round 1, 5:00 to 7:00, published."});
  CHECK(told({.kind = EventKind::switch_soon, .at = 2min, .side = Side::right, .to = 1}, p) ==
        std::vector<std::string>{"   2:00  right breast in 5"});
  CHECK(told({.kind = EventKind::switch_soon, .to = 2}, p) == std::vector<std::string>{"   0:00  the end in 5"});
  CHECK(told({.kind = EventKind::phase_ended, .at = 15min, .phase = 1, .reason = Reason::cap}, p) ==
        std::vector<std::string>{"  15:00  Our own limit of 15:00 has ended the phase."});
  CHECK(told({.kind = EventKind::held}, p, 130s) ==
        std::vector<std::string>{
            "   0:00  2:10 to the minimum of this phase. Press again within 3 s to move on all the same."});
  CHECK(told({.kind = EventKind::paused, .reason = Reason::pain, .text = "Lighter."}, p) ==
        std::vector<std::string>{"   0:00  Paused, because it hurts. Lighter. `dropwise ctl resume` goes on."});
  CHECK(told({.kind = EventKind::touched}, p) ==
        std::vector<std::string>{"   0:00  Our limit is off for this phase: it goes on until you move on."});
  CHECK(told({.kind = EventKind::prompt, .text = "a\x1b[2Jb"}, p) ==
        std::vector<std::string>{"   0:00  a\xEF\xBF\xBD[2Jb"});
}

TEST_CASE("an open phase says whose limit it is") {
  CHECK(told({.kind = EventKind::phase_started, .phase = 1, .side = Side::right}, plan()).at(0) ==
        "   0:00  RIGHT breast: round 1, no set time; with no key pressed our own limit ends it at 15:00.");
}

TEST_CASE("on a terminal a plain line is broken at words, the rest below its text") {
  CHECK(hanging("   2:00  Press back lightly, compress, release.", 30) ==
        "   2:00  Press back lightly,\n         compress, release.");
  CHECK(hanging("Session 1 runs: round 1, LEFT breast.", 20) == "Session 1 runs:\nround 1, LEFT\nbreast.");
}

TEST_CASE("for scripts every event is a line of JSON with the names of the contract") {
  const Plan p = plan();
  const Moment began = read_rfc3339("2026-11-20T06:00:00+01:00").value();
  const Snapshot nothing;
  const Scene scene{p, nothing, began, {}, false, {}};
  CHECK(
      tell_json({.kind = EventKind::phase_ended, .at = 7min, .side = Side::left, .reason = Reason::clock}, scene)
          .at(0) ==
      R"({"event":"phase_ended","at":"2026-11-20T06:07:00+01:00","t_s":420,"phase":"round 1","kind":"express","side":"left","ended_by":"clock"})");
  CHECK(
      tell_json({.kind = EventKind::swapped, .at = 1500ms, .side = Side::right}, scene).at(0) ==
      R"({"event":"side_switched","at":"2026-11-20T06:00:01.500+01:00","t_s":1.5,"phase":"round 1","kind":"express","side":"right","swapped":true})");
  CHECK(tell_json({.kind = EventKind::paused, .reason = Reason::pain, .text = "x"}, scene)
            .at(0)
            .find(R"("reason":"pain","text":"x")") != std::string::npos);
  CHECK(tell_json({.kind = EventKind::touched}, scene).empty());
}
