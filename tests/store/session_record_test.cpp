#include "store/session_record.h"

#include <doctest/doctest.h>

#include <functional>

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("a session ends its duration after its start, in the same time zone") {
  SessionRecord record;
  record.data.began = *parse_rfc3339("2026-11-20T23:50:00+01:00");
  CHECK_FALSE(record.ended().has_value());
  record.data.lasted = 20min;
  CHECK(rfc3339(record.ended().value()) == "2026-11-21T00:10:00+01:00");
}

TEST_CASE("the events of a session are in order of time, and within its plan") {
  const Event started{.kind = EventKind::session_started};
  const Event first{.kind = EventKind::phase_started, .at = 1s, .phase = 0};
  const Event second{.kind = EventKind::phase_started, .at = 2s, .phase = 1};
  const Event finished{.kind = EventKind::session_finished, .at = 3s, .phase = 2};
  CHECK(is_valid_event_log({}, 0));
  CHECK(is_valid_event_log({started, first, second, finished}, 2));
  CHECK_FALSE(is_valid_event_log({second, first}, 2));
  CHECK_FALSE(is_valid_event_log({started, first, second}, 1));  // no phase 1 in this plan
  CHECK_FALSE(is_valid_event_log({{.kind = EventKind::phase_ended, .at = 1s, .phase = 0, .to = 3}}, 2));
}

TEST_CASE("states, kinds and methods are read back from their names") {
  for (const State state : {State::running, State::interrupted, State::finished, State::deleted})
    CHECK(parse_state(to_text(state)) == state);
  for (const MilkKind kind : {MilkKind::colostrum, MilkKind::milk}) CHECK(parse_milk_kind(to_text(kind)) == kind);
  for (const Method method : {Method::hand, Method::pump, Method::both}) CHECK(parse_method(to_text(method)) == method);
  CHECK_FALSE(parse_state("Running").has_value());
  CHECK_FALSE(parse_milk_kind("").has_value());
  CHECK_FALSE(parse_method("hands").has_value());
}

TEST_CASE("a guided session counts as accidental only if nothing was expressed and nothing else was recorded") {
  SessionRecord record{.plan = Plan{}};
  CHECK(is_accidental(record));
  const auto with = [&](const std::function<void(SessionRecord&)>& change) {
    SessionRecord changed = record;
    change(changed);
    return is_accidental(changed);
  };
  CHECK(with([](SessionRecord& r) { r.data.yield.left.active = Millis{0}; }));
  CHECK(with([](SessionRecord& r) { r.log = {{EventKind::paused, Millis{1}, 0, Side::none, Reason::user}}; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.data.yield.right.active = Millis{1}; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.data.yield.left.volume = Volume{}; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.data.yield.together = Volume{}; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.data.note = "n"; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.data.pain = 0; }));
  CHECK(with([](SessionRecord& r) { r.data.kind = MilkKind::colostrum; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.log = {{EventKind::marked, Millis{1}}}; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.log = {{EventKind::paused, Millis{1}, 0, Side::none, Reason::pain}}; }));
  CHECK_FALSE(with([](SessionRecord& r) { r.plan.reset(); }));
}
