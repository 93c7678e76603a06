#include <doctest/doctest.h>

#include "base/json.h"
#include "base/text.h"
#include "live/views/view.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Plan plan(Policy policy = Policy::clock) {
  return {
      .protocol = "p",
      .policy = policy,
      .phases = {
          {.name = "round 1", .side = Side::left, .minimum = 5min, .maximum = 7min, .target = 7min, .published = true},
          {.name = "round 1", .side = Side::right, .cap = 15min}}};
}

std::string frame(Millis at, int width, bool keys = false) {
  Session session(plan());
  session.advance(at);
  return line_frame({session.plan(), session.snapshot(at), {}, {width, 24}, keys, {}}).at(0);
}

std::vector<std::string> told(const Event& event, const Plan& of, std::optional<Millis> to_enough = {}) {
  Session session(of);
  ViewState state{of, session.snapshot(0ms), {}, {}, false, {}};
  state.now.until_minimum = to_enough;
  return tell_plain(event, state);
}

}  // namespace

TEST_CASE("the line view shows side, time, phase, minimum, what follows and the time of each breast") {
  CHECK(frame(148s, 100, true) ==
        "LEFT  4:32 to go  round 1  at least 2:32 more  then right breast  L 2:28 R 0:00  ? keys");
  CHECK(frame(6min + 56s, 80) == "LEFT  0:04 to go  right breast in 4 s  round 1  L 6:56 R 0:00");
  CHECK(frame(9min, 80) == "RIGHT  2:00 so far  round 1  then the end  L 7:00 R 2:00");
}

TEST_CASE("a narrow line keeps the most important parts") {
  CHECK(frame(148s, 20) == "LEFT  4:32 to go");
  CHECK(frame(6min + 56s, 20) == "LEFT  0:04 to go");
  for (int width = 10; width <= 120; ++width)
    CHECK(display_width(frame(148s, width, true)) < static_cast<std::size_t>(width));
}

TEST_CASE("the line view shows a pause and how long it lasts") {
  Session session(plan());
  session.act(Action::pause, 1min);
  CHECK(line_frame({session.plan(), session.snapshot(90s), {}, {60, 24}, false, {}}).at(0) ==
        "PAUSED  0:30  round 1  then right breast  L 1:00 R 0:00");
}

TEST_CASE("colour in the line view adds codes around the words and changes none") {
  Session session(plan());
  session.advance(148s);
  const ViewState state{session.plan(), session.snapshot(148s), {}, {40, 24}, false, {.colour = true}};
  CHECK(line_frame(state).at(0) == "\x1b[1mLEFT\x1b[0m  4:32 to go  then right breast");
}

TEST_CASE("the plain view writes each event on a line with its time") {
  const Plan p = plan();
  CHECK(told({.kind = EventKind::phase_started, .at = 2min, .side = Side::left}, p) ==
        std::vector<std::string>{"   2:00  LEFT breast: round 1, 5:00 to 7:00 (published)."});
  CHECK(told({.kind = EventKind::switch_soon, .at = 2min, .side = Side::right, .to = 1}, p) ==
        std::vector<std::string>{"   2:00  In 5 seconds: right breast."});
  CHECK(told({.kind = EventKind::switch_soon, .to = 2}, p) ==
        std::vector<std::string>{"   0:00  In 5 seconds: the end."});
  CHECK(told({.kind = EventKind::phase_ended, .at = 15min, .phase = 1, .reason = Reason::cap}, p) ==
        std::vector<std::string>{"  15:00  That's 15 minutes. No key was pressed, so this part ends (our own limit)."});
  CHECK(told({.kind = EventKind::held}, p, 130s) ==
        std::vector<std::string>{
            "   0:00  Still 2:10 to go before the minimum. Press again within 3 seconds to move on anyway."});
  CHECK(told({.kind = EventKind::paused, .reason = Reason::pain, .text = "Lighter."}, p) ==
        std::vector<std::string>{"   0:00  Paused because it hurts. Lighter. To carry on, run `dropwise ctl resume`. "
                                 "`dropwise signs` shows the warning signs."});
  CHECK(told({.kind = EventKind::touched}, p) ==
        std::vector<std::string>{"   0:00  You're still there, so I'll keep going until you move on."});
  CHECK(told({.kind = EventKind::prompt, .text = "a\x1b[2Jb"}, p) ==
        std::vector<std::string>{"   0:00  a\xEF\xBF\xBD[2Jb"});
}

TEST_CASE("an open phase says that its limit is our own") {
  CHECK(told({.kind = EventKind::phase_started, .phase = 1, .side = Side::right}, plan()).at(0) ==
        "   0:00  RIGHT breast: round 1, no set time; if you press nothing, this ends after 15:00 (our own limit).");
}

namespace {

/// Two open phases and an optional third one, each with a technique, a caution, and a tip that asks for a change.
Plan guided() {
  Phase first{.name = "express", .side = Side::left, .cap = 15min, .technique = "Press, release."};
  first.prompts = {{"No sliding.", 20s, PromptRole::caution}, {"All round?", 40s, PromptRole::tip, true}};
  Phase second = first, again = first;
  second.side = Side::right;
  again.optional = true;
  return {.protocol = "p", .policy = Policy::open, .phases = {first, second, again}};
}

std::string words_of(const Session& session, Millis at, bool keys, bool one_key = false) {
  ViewState state{session.plan(), session.snapshot(at), {}, {}, keys, {}};
  state.one_key = one_key;
  return tell_plain({.kind = EventKind::prompt, .at = at, .phase = state.now.phase, .text = "All round?"}, state).at(0);
}

}  // namespace

TEST_CASE("a tip to change names the key for it, and when the change comes by itself") {
  Session session(guided());
  session.advance(40s);
  CHECK(words_of(session, 40s, true) ==
        "   0:40  All round? Press the space bar to change to the right breast; otherwise I'll tell you to change "
        "after 15 minutes here.");
  CHECK(words_of(session, 40s, true, true) ==
        "   0:40  All round? Press any key to change to the right breast; otherwise I'll tell you to change "
        "after 15 minutes here.");
  CHECK(words_of(session, 40s, false) ==
        "   0:40  Carry on until I tell you to change to the right breast, after 15 minutes here.");
  session.act(Action::touch, 50s);  // removes the cap
  CHECK(words_of(session, 50s, true) == "   0:50  All round? Press the space bar to change to the right breast.");
  session.act(Action::next, 1min);
  session.advance(2min);
  CHECK(words_of(session, 2min, true) ==
        "   2:00  All round? Press the space bar to go again, or q to finish; otherwise I'll finish after 15 minutes "
        "here.");
  CHECK(words_of(session, 2min, false) ==
        "   2:00  Stop when you like, or carry on until I finish, after 15 minutes here.");
  session.act(Action::next, 3min);
  CHECK(words_of(session, 3min, true) ==
        "   3:00  All round? Press the space bar to finish; otherwise I'll finish after 15 minutes here.");
}

TEST_CASE("at the minimum the plain view says what to do, with keys or without") {
  Session session(plan());
  session.advance(5min);
  const auto words = [&](bool keys) {
    const ViewState state{session.plan(), session.snapshot(5min), {}, {}, keys, {}};
    return tell_plain({.kind = EventKind::minimum_reached, .at = 5min, .side = Side::left}, state).at(0);
  };
  CHECK(words(true) ==
        "   5:00  That's 5 minutes. Press the space bar to change to the right breast; otherwise I'll tell you to "
        "change after 7 minutes here.");
  CHECK(words(false) ==
        "   5:00  That's 5 minutes. Carry on until I tell you to change to the right breast, after 7 minutes here.");
}

TEST_CASE("the technique is above the line, and the plain view repeats it after a pause or a swap") {
  Session session(guided());
  session.advance(10s);
  const ViewState state{session.plan(), session.snapshot(10s), {}, {80, 24}, true, {}};
  CHECK(line_frame(state) == std::vector<std::string>{"Press, release.", status_line(state).at(0)});
  CHECK(tell_plain({.kind = EventKind::prompt, .text = "Press, release."}, state).at(0) == "   0:00  Press, release.");
  CHECK(tell_line({.kind = EventKind::prompt, .text = "Press, release."}, state).empty());
  CHECK(tell_plain({.kind = EventKind::resumed, .at = 10s}, state).at(0) == "   0:10  Carry on. Press, release.");
  CHECK(
      tell_plain({.kind = EventKind::swapped, .at = 10s, .side = Side::right}, state).at(0) ==
      "   0:10  You're on the RIGHT breast. I've swapped left and right for the rest of the session. Press, release.");
}

TEST_CASE("JSON gives the role of a prompt, and the lengths and the technique of a phase") {
  const Plan p = guided();
  const ViewState state{p, {}, parse_rfc3339("2026-11-20T06:00:00+01:00").value(), {}, false, {}};
  const auto json = [&](const Event& event) { return Json::parse(tell_json(event, state).at(0)); };
  CHECK(json({.kind = EventKind::prompt, .text = "Press, release."})["role"] == "technique");
  CHECK(json({.kind = EventKind::prompt, .text = "No sliding."})["role"] == "caution");
  const Json tip = json({.kind = EventKind::prompt, .text = "All round?"});
  CHECK(tip["role"] == "tip");
  CHECK(tip["change"] == true);
  const Json phase = json({.kind = EventKind::phase_started, .side = Side::left});
  CHECK(phase["min_s"].is_null());
  CHECK(phase["target_s"].is_null());
  CHECK(phase["cap_s"] == 900);
  CHECK(phase["published"] == false);
  CHECK(phase["technique"] == "Press, release.");
}

TEST_CASE("on a terminal a plain line is wrapped at words and indented below its text") {
  CHECK(hanging("   2:00  Press back lightly, compress, release.", 30) ==
        "   2:00  Press back lightly,\n         compress, release.");
  CHECK(hanging("Session 1 runs: round 1, LEFT breast.", 20) == "Session 1 runs:\nround 1, LEFT\nbreast.");
}

TEST_CASE("the JSON view writes events with the documented names") {
  const Plan p = plan();
  const ZonedTime began = parse_rfc3339("2026-11-20T06:00:00+01:00").value();
  const Snapshot nothing;
  const ViewState state{p, nothing, began, {}, false, {}};
  CHECK(
      tell_json({.kind = EventKind::phase_ended, .at = 7min, .side = Side::left, .reason = Reason::clock}, state)
          .at(0) ==
      R"({"event":"phase_ended","at":"2026-11-20T06:07:00+01:00","t_s":420,"phase":"round 1","kind":"express","side":"left","ended_by":"clock"})");
  CHECK(
      tell_json({.kind = EventKind::swapped, .at = 1500ms, .side = Side::right}, state).at(0) ==
      R"({"event":"side_switched","at":"2026-11-20T06:00:01.500+01:00","t_s":1.5,"phase":"round 1","kind":"express","side":"right","swapped":true})");
  CHECK(tell_json({.kind = EventKind::paused, .reason = Reason::pain, .text = "x"}, state)
            .at(0)
            .find(R"("reason":"pain","text":"x")") != std::string::npos);
  CHECK(tell_json({.kind = EventKind::touched}, state).empty());
}
