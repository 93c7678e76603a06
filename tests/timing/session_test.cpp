#include <doctest/doctest.h>

#include <algorithm>

#include "dropwise/session.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Phase express(Side side, std::optional<Millis> enough, std::optional<Millis> target) {
  return {.name = "express",
          .kind = PhaseKind::express,
          .side = side,
          .minimum = enough,
          .maximum = target,
          .target = target,
          .published = true};
}

Plan two_breasts(Policy policy) {
  return {.protocol = "test",
          .policy = policy,
          .phases = {express(Side::left, 5min, 7min), express(Side::right, 5min, 7min)}};
}

Plan open_plan() {
  Phase first = express(Side::left, {}, {}), second = express(Side::right, {}, {}), again = express(Side::left, {}, {});
  first.cap = second.cap = again.cap = 15min;
  again.optional = true;
  return {.protocol = "open", .policy = Policy::open, .phases = {first, second, again}};
}

std::vector<EventKind> kinds(const Session& session) {
  std::vector<EventKind> list;
  for (const Event& event : session.log()) list.push_back(event.kind);
  return list;
}

const Event& last(const Session& session) { return session.log().back(); }

std::vector<Segment> cut(const Session& session, Millis until) {
  return segments(session.plan(), session.log(), until);
}

}  // namespace

TEST_CASE("a session runs to its end unattended, however late it is advanced") {
  Session session(two_breasts(Policy::clock));
  session.advance(2h);
  CHECK(session.over());
  CHECK(last(session) == Event{.kind = EventKind::session_finished, .at = 14min, .phase = 2, .reason = Reason::clock});
  using enum EventKind;
  CHECK(kinds(session) == std::vector{session_started, phase_started, minimum_reached, switch_soon, phase_ended,
                                      side_switched, phase_started, minimum_reached, switch_soon, phase_ended,
                                      session_finished});
  CHECK(session.log()[2].at == 5min);
  CHECK(session.log()[3].at == 6min + 55s);
  CHECK(session.log()[5].at == 7min);
  CHECK(session.log()[5].side == Side::right);
}

TEST_CASE("a pause postpones the end of the phase") {
  Session session(two_breasts(Policy::clock));
  session.act(Action::pause, 1min);
  CHECK_FALSE(session.next_change().has_value());
  session.act(Action::pause, 11min);
  CHECK(session.next_change() == 15min);
  session.advance(1h);
  CHECK(last(session).at == 24min);
  CHECK(total_time(cut(session, 24min), SegmentKind::pause) == 10min);
  CHECK(active_time(cut(session, 24min), Side::left) == 7min);
}

TEST_CASE("under the clock policy, moving on before the minimum takes a second press within three seconds") {
  Session session(two_breasts(Policy::clock));
  session.act(Action::next, 2min);
  CHECK(last(session).kind == EventKind::held);
  CHECK(session.snapshot(2min).until_minimum == 3min);
  SUBCASE("a second press in time moves on") {
    session.act(Action::next, 2min + 3s);
    CHECK(session.snapshot(2min + 3s).side == Side::right);
    CHECK(cut(session, 2min + 3s).front().ended_by == Reason::user);
  }
  SUBCASE("a second press too late asks again") {
    session.act(Action::next, 2min + 3s + 1ms);
    CHECK(last(session).kind == EventKind::held);
    CHECK(session.snapshot(3min).side == Side::left);
  }
  SUBCASE("after the minimum one press moves on at once") {
    session.act(Action::next, 5min);
    CHECK(session.snapshot(5min).side == Side::right);
  }
}

TEST_CASE("under the flow policy, moving on works at once and is recorded as decided by the flow") {
  Session session(two_breasts(Policy::flow));
  session.act(Action::next, 2min);
  CHECK(session.snapshot(2min).side == Side::right);
  CHECK(cut(session, 2min).front().ended_by == Reason::flow);
  CHECK(cut(session, 2min).front().active() == 2min);
}

TEST_CASE("an open phase counts up, and its cap ends it only if no key is pressed") {
  Session session(open_plan());
  SUBCASE("unattended, the caps end the phases, and the optional phase is skipped") {
    session.advance(2h);
    CHECK(session.over());
    CHECK(last(session).at == 30min);
    CHECK(last(session).reason == Reason::cap);
  }
  SUBCASE("every action that applies removes the cap") {
    for (const Action action : {Action::more, Action::back, Action::swap, Action::flowing, Action::touch}) {
      Session other(open_plan());
      other.act(action, 1min);
      CHECK(other.log().back().kind == EventKind::touched);
      CHECK_FALSE(other.snapshot(1min).until_cap.has_value());
    }
    session.act(Action::flowing, 1min);
    CHECK(session.snapshot(1min).next == 1);
    session.advance(2h);
    CHECK(session.snapshot(2h).elapsed == 2h);
    CHECK_FALSE(session.next_change().has_value());
  }
  SUBCASE("after moving on by hand, the optional phase follows") {
    session.act(Action::next, 10min);
    CHECK(std::none_of(session.log().begin(), session.log().end(),
                       [](const Event& event) { return event.kind == EventKind::touched; }));
    session.act(Action::next, 20min);
    CHECK(session.snapshot(20min).phase == 2);
    CHECK(session.snapshot(20min).until_cap == 15min);
  }
}

TEST_CASE("swapping relabels the phase so far and swaps the sides of the rest") {
  Session session(two_breasts(Policy::clock));
  session.act(Action::pause, 1min);
  session.act(Action::pause, 2min);
  session.act(Action::swap, 3min);
  session.advance(1h);
  const auto all = cut(session, 15min);
  CHECK(active_time(all, Side::right) == 7min);
  CHECK(active_time(all, Side::left) == 7min);
  CHECK(all.front().side == Side::right);
  CHECK(all.back().side == Side::left);
}

TEST_CASE("back returns to the previous phase where it was left") {
  Session session(two_breasts(Policy::flow));
  session.act(Action::next, 3min);
  session.act(Action::back, 3min + 10s);
  CHECK(session.snapshot(3min + 10s).side == Side::left);
  CHECK(session.snapshot(3min + 10s).remaining == 4min);
  session.advance(1h);
  CHECK(active_time(cut(session, 1h), Side::left) == 7min);
  CHECK(active_time(cut(session, 1h), Side::right) == 7min);
}

TEST_CASE("back restarts a phase that had run out, and does nothing in the first phase") {
  Session session(two_breasts(Policy::flow));
  session.act(Action::back, 1min);
  CHECK(session.snapshot(1min).elapsed == 1min);
  session.act(Action::back, 8min);
  CHECK(session.snapshot(8min).remaining == 7min);
}

TEST_CASE("one more minute postpones the end, and the change is announced again") {
  Session session(two_breasts(Policy::flow));
  session.act(Action::more, 6min + 57s);
  CHECK(session.snapshot(6min + 57s).remaining == 63s);
  session.advance(8min);
  CHECK(last(session).kind == EventKind::phase_started);
  CHECK(cut(session, 8min).front().planned == 8min);
  const auto all = kinds(session);
  CHECK(std::count(all.begin(), all.end(), EventKind::switch_soon) == 2);
}

TEST_CASE("the session ends at the maximum expressing time of the plan, even if more time is asked for") {
  Plan plan = two_breasts(Policy::clock);
  plan.phases.push_back({.name = "done", .kind = PhaseKind::finish, .target = 0ms, .prompts = {{"Cover it."}}});
  plan.most = 10min;
  Session session(plan);
  session.act(Action::more, 1min);
  CHECK(session.snapshot(1min).remaining == 7min);
  session.advance(8min);  // the left breast is done
  CHECK(session.snapshot(9min).remaining == 1min);
  CHECK(session.snapshot(9min).next == 2);
  session.act(Action::more, 9min);
  CHECK(session.snapshot(9min).remaining == 1min);
  session.advance(1h);
  CHECK(session.over());
  CHECK(last(session).at == 10min);
  CHECK(last(session).reason == Reason::clock);
  CHECK(total_time(cut(session, 1h), SegmentKind::express) == 10min);
}

TEST_CASE("the maximum of the plan also ends an open phase without a cap, and skips the phases after it") {
  Plan plan = open_plan();
  plan.most = 20min;
  Session session(plan);
  session.act(Action::touch, 1min);
  CHECK(session.snapshot(1min).remaining == 19min);
  CHECK_FALSE(session.snapshot(1min).until_cap.has_value());
  session.act(Action::next, 15min);
  session.act(Action::touch, 16min);
  session.advance(1h);
  CHECK(last(session) == Event{.kind = EventKind::session_finished, .at = 20min, .phase = 3, .reason = Reason::clock});
}

TEST_CASE("the end at the maximum of the plan is announced, even if an earlier announced end did not come") {
  Plan plan = open_plan();
  plan.phases.resize(2);
  plan.phases[0].cap = 2min;
  plan.most = 4min;
  Session session(plan);
  session.act(Action::flowing, 1min + 57s);
  session.advance(1h);
  std::vector<Millis> announced;
  for (const Event& event : session.log()) {
    if (event.kind == EventKind::switch_soon) announced.push_back(event.at);
  }
  CHECK(announced == std::vector<Millis>{1min + 55s, 3min + 55s});
}

TEST_CASE("pain pauses at once, keeps the advice on screen, and becomes the reason for ending") {
  Session session(two_breasts(Policy::clock));
  session.act(Action::pain, 1min, "Lighter.");
  CHECK(session.snapshot(2min).pain);
  CHECK(session.snapshot(2min).prompt == "Lighter.");
  CHECK(session.snapshot(2min).paused_for == 1min);
  session.act(Action::finish, 3min);
  CHECK(session.over());
  CHECK(last(session).reason == Reason::pain);
}

TEST_CASE("in a pause, next resumes and skips nothing") {
  Session session(two_breasts(Policy::flow));
  session.act(Action::pause, 1min);
  session.act(Action::next, 2min);
  CHECK(session.snapshot(2min).side == Side::left);
  CHECK_FALSE(session.paused());
}

TEST_CASE("finish goes through the finish phase, so that its prompts are given") {
  Plan plan = two_breasts(Policy::flow);
  plan.phases.push_back({.name = "done", .kind = PhaseKind::finish, .target = 0ms, .prompts = {{"Label it."}}});
  Session session(plan);
  session.act(Action::finish, 1min);
  CHECK(session.over());
  CHECK(session.snapshot(1min).prompt == "Label it.");
  CHECK(last(session).reason == Reason::user);
  CHECK(cut(session, 1min).size() == 1);
}

TEST_CASE("a session that ends for pain skips the prompts of the finish phase") {
  Plan plan = two_breasts(Policy::flow);
  plan.phases.push_back({.name = "done", .kind = PhaseKind::finish, .target = 0ms, .prompts = {{"Label it."}}});
  Session session(plan);
  session.act(Action::pain, 1min, "Lighter.");
  session.act(Action::finish, 2min);
  CHECK(session.over());
  CHECK(last(session).reason == Reason::pain);
  CHECK(session.snapshot(2min).prompt == "Lighter.");
}

TEST_CASE("spread prompts come in turn, at most forty seconds apart") {
  Plan plan{.protocol = "p",
            .phases = {{.name = "ready", .kind = PhaseKind::prepare, .target = 60s, .prompts = {{"a"}, {"b"}, {"c"}}},
                       {.name = "e", .side = Side::left, .target = 7min, .prompts = {{"d"}, {"e"}}}}};
  for (Phase& phase : plan.phases) spread_prompts(phase);
  Session session(plan);
  session.advance(1h);
  std::vector<Millis> times;
  for (const Event& event : session.log()) {
    if (event.kind == EventKind::prompt) times.push_back(event.at);
  }
  CHECK(times == std::vector<Millis>{0s, 20s, 40s, 60s, 100s});
}

TEST_CASE("marks come at the total expressing time, across phases and without pauses") {
  Plan plan = open_plan();
  plan.marks = {{20min, "twenty"}};
  Session session(plan);
  session.act(Action::pause, 1min);
  session.act(Action::pause, 2min);
  session.act(Action::next, 12min);
  session.advance(22min);
  CHECK(last(session) ==
        Event{.kind = EventKind::mark_reached, .at = 21min, .phase = 1, .side = Side::right, .text = "twenty"});
}

TEST_CASE("marks on the session clock count every phase, but no pauses") {
  Plan plan = open_plan();
  plan.phases.insert(plan.phases.begin(), {.name = "ready", .kind = PhaseKind::prepare, .target = 2min});
  plan.marks = {{20min, "twenty", MarkClock::session}};
  Session session(plan);
  session.act(Action::pause, 1min);
  session.act(Action::pause, 6min);
  session.advance(25min);
  CHECK(last(session) ==
        Event{.kind = EventKind::mark_reached, .at = 25min, .phase = 2, .side = Side::right, .text = "twenty"});
}

namespace {

/// A technique, a tip after half a minute, then two alternating reminders every 70 s.
Plan guided(std::optional<Millis> target) {
  Phase phase = express(Side::left, {}, target);
  phase.technique = "Press, release.";
  phase.prompts = {{"Shoulders down.", 30s}};
  phase.reminders = {{"A new spot?"}, {"No sliding."}};
  phase.remind_every = 70s;
  return {.protocol = "guided", .policy = Policy::open, .phases = {phase}};
}

std::vector<std::pair<Millis, std::string>> told(const Session& session) {
  std::vector<std::pair<Millis, std::string>> all;
  for (const Event& event : session.log()) {
    if (event.kind == EventKind::prompt) all.emplace_back(event.at, event.text);
  }
  return all;
}

using Told = std::vector<std::pair<Millis, std::string>>;

}  // namespace

TEST_CASE("the technique comes first, then the tips, then the reminders over and over") {
  Session session(guided({}));
  session.advance(5min);
  CHECK(told(session) == Told{{0s, "Press, release."},
                              {30s, "Shoulders down."},
                              {100s, "A new spot?"},
                              {170s, "No sliding."},
                              {240s, "A new spot?"}});
  CHECK(session.snapshot(5min).technique == "Press, release.");
  CHECK(session.snapshot(5min).prompt == "A new spot?");
}

TEST_CASE("no reminder comes too close to the end of the phase, unless the end is postponed") {
  Session session(guided(186s));
  SUBCASE("the end stays") {
    session.advance(3min);
    CHECK(told(session).size() == 3);
  }
  SUBCASE("the end is postponed by a minute") {
    session.act(Action::more, 182s);
    session.advance(183s);
    CHECK(told(session).back() == std::pair{Millis{182s}, std::string("No sliding.")});
  }
}

TEST_CASE("a reminder due just after the minimum is delayed") {
  Plan plan = guided(10min);
  plan.phases[0].minimum = 165s;
  Session session(plan);
  session.advance(4min);
  CHECK(told(session)[3] == std::pair{Millis{177s}, std::string("No sliding.")});
  CHECK(told(session)[4] == std::pair{Millis{240s}, std::string("A new spot?")});
}

TEST_CASE("going back to a phase repeats its technique, but no tip") {
  Plan plan = guided({});
  plan.phases.push_back(express(Side::right, {}, {}));
  Session session(plan);
  session.act(Action::next, 50s);
  session.act(Action::back, 60s);
  session.advance(110s);
  CHECK(told(session) ==
        Told{{0s, "Press, release."}, {30s, "Shoulders down."}, {60s, "Press, release."}, {110s, "A new spot?"}});
}

TEST_CASE("role_of tells whether a text is the technique, a caution or a tip") {
  Phase phase = guided({}).phases[0];
  phase.prompts[0].role = PromptRole::caution;
  CHECK(role_of(phase, "Press, release.") == PromptRole::technique);
  CHECK(role_of(phase, "Shoulders down.") == PromptRole::caution);
  CHECK(role_of(phase, "A new spot?") == PromptRole::tip);
}

TEST_CASE("next just after an automatic change skips nothing, because it was meant for the phase before") {
  Session session(two_breasts(Policy::flow));
  session.act(Action::next, 7min + 999ms);
  CHECK(session.snapshot(7min + 999ms).side == Side::right);
  session.act(Action::next, 8min);
  CHECK(session.over());
}

TEST_CASE("the snapshot expects the optional phase only if somebody touches a key") {
  Session session(open_plan());
  session.act(Action::next, 1min);
  CHECK(session.snapshot(1min).next == 3);  // no key pressed: the optional phase is skipped
  session.act(Action::flowing, 2min);
  CHECK(session.snapshot(2min).next == 2);
}

TEST_CASE("expressing both breasts at once counts for each breast") {
  Session session(Plan{.protocol = "both", .phases = {express(Side::both, {}, 4min)}});
  session.advance(1h);
  CHECK(active_time(cut(session, 4min), Side::left) == 4min);
  CHECK(active_time(cut(session, 4min), Side::right) == 4min);
  CHECK(total_time(cut(session, 4min), SegmentKind::express) == 4min);
}

TEST_CASE("a log with events that do not fit the plan is read without harm") {
  const std::vector<Event> log = {{.kind = EventKind::session_started},
                                  {.kind = EventKind::paused, .phase = 7},
                                  {.kind = EventKind::extended, .phase = 9}};
  Session session(Plan{.protocol = "none"}, log);
  session.advance(1min);
  CHECK(session.over());
}

TEST_CASE("a resumed session counts the gap as a pause, and its cap still applies") {
  Session first(open_plan());
  first.advance(4min);
  Session second(open_plan(), first.log());
  second.interrupt(4min);
  second.act(Action::resume, 34min);
  CHECK(second.snapshot(34min).elapsed == 4min);
  second.advance(3h);
  CHECK(active_time(cut(second, 3h), Side::left) == 15min);
  CHECK(total_time(cut(second, 3h), SegmentKind::pause) == 30min);
}

TEST_CASE("an action with an earlier time counts as made at the latest event") {
  Session session(two_breasts(Policy::flow));
  session.act(Action::flowing, 2min);
  session.act(Action::flowing, 1min);
  CHECK(last(session).at == 2min);
}

TEST_CASE("an empty plan is over as soon as it begins") {
  Session session(Plan{.protocol = "none"});
  session.advance(0s);
  CHECK(session.over());
}

TEST_CASE("while the machine sleeps the session stops, and afterwards it is paused") {
  Session session(Plan{.protocol = "p", .phases = {{.name = "a", .side = Side::left, .target = 5min}}});
  session.sleep(2min, 32min);
  const Snapshot woken = session.snapshot(33min);
  CHECK(woken.paused);
  CHECK(woken.slept == 30min);
  CHECK(woken.paused_for == 1min);
  CHECK(woken.remaining == 3min);
  CHECK_FALSE(session.next_change().has_value());
  session.act(Action::pause, 34min);
  CHECK(session.next_change() == 36min + 55s);
  session.advance(37min);
  const auto cut = segments(session.plan(), session.log(), 37min);
  REQUIRE(cut.size() == 4);
  CHECK(cut[0] == Segment{SegmentKind::express, Side::left, 0, 0min, 2min, 5min, Reason::interrupted});
  CHECK(cut[1] == Segment{SegmentKind::asleep, Side::none, 0, 2min, 32min, {}, Reason::interrupted});
  CHECK(cut[2] == Segment{SegmentKind::pause, Side::none, 0, 32min, 34min, {}, Reason::user});
  CHECK(cut[3] == Segment{SegmentKind::express, Side::left, 0, 34min, 37min, 5min, Reason::clock});
}

TEST_CASE("events due before the machine slept still happen, and a pause for pain stays one") {
  Session session(Plan{.protocol = "p",
                       .phases = {{.name = "a", .side = Side::left, .target = 1min},
                                  {.name = "b", .side = Side::right, .target = 5min}}});
  session.act(Action::pain, 90s, "text");
  session.sleep(2min, 10min);
  CHECK(session.snapshot(10min).pain);
  CHECK(session.snapshot(10min).phase == 1);
  CHECK(session.snapshot(10min).elapsed == 30s);
  session.sleep(20min, 10min);
  CHECK(session.log().back().at == 20min);
}
