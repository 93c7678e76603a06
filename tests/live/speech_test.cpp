#include "live/speech.h"

#include <doctest/doctest.h>

#include "live/notifier.h"
#include "support/fakes.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

const Plan kPlan{.protocol = "p",
                 .phases = {{.name = "round 1", .side = Side::left, .minimum = 5min, .maximum = 7min, .target = 7min},
                            {.name = "massage", .kind = PhaseKind::assist, .side = Side::both, .target = 90s},
                            {.name = "express", .side = Side::right}}};

std::string said(const Event& event, const Snapshot& now = {}) { return speech(event, {kPlan, now, {}}); }

}  // namespace

TEST_CASE("spoken times are in words, without colons") {
  CHECK(said({.kind = EventKind::phase_started, .side = Side::left}) == "Left breast, 5 to 7 minutes.");
  CHECK(said({.kind = EventKind::phase_started, .phase = 1, .side = Side::both}) == "massage, 1 minute 30 seconds.");
  CHECK(said({.kind = EventKind::phase_started, .phase = 2, .side = Side::right}) == "Right breast, no set time.");
  CHECK(said({.kind = EventKind::switch_soon, .side = Side::right, .to = 2}) == "In 5 seconds: right breast.");
  CHECK(said({.kind = EventKind::held}, {.until_minimum = 61s}) ==
        "Still 1 minute 1 second to go before the minimum. Press again within 3 seconds to move on anyway.");
  CHECK(said({.kind = EventKind::paused, .reason = Reason::pain, .text = "Lighten."}) == "Paused. Lighten.");
  CHECK(said({.kind = EventKind::paused}, {.slept = 20min}) == "Paused. The computer was asleep for 20 minutes.");
  CHECK(said({.kind = EventKind::touched}).empty());
}

TEST_CASE("the notifier rings by side and sets the window title") {
  FakeClock clock;
  ScriptedConsole console(clock, {});
  Notifier notifier({.set = {.bell = true, .flash = true, .title = true}});
  const ViewState state{kPlan, {}, {}};
  notifier.on_event({.kind = EventKind::phase_started, .phase = 2, .side = Side::right}, state, console);
  notifier.on_event({.kind = EventKind::prompt, .text = "x"}, state, console);
  notifier.on_event({.kind = EventKind::paused}, state, console);
  notifier.on_event({.kind = EventKind::session_finished}, state, console);
  CHECK(console.bells == std::vector{2, 3});
  CHECK(console.titles == std::vector<std::string>{"RIGHT, express", "PAUSED", "done"});
}

TEST_CASE("without cues, nothing rings and no title is set") {
  FakeClock clock;
  ScriptedConsole console(clock, {});
  Notifier notifier({});
  notifier.on_event({.kind = EventKind::session_finished}, {kPlan, {}, {}}, console);
  CHECK(console.bells.empty());
  CHECK(console.titles.empty());
}
