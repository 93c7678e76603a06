#include <doctest/doctest.h>

#include "dropwise/session.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("a segment that is still open ends at the given time, as interrupted") {
  const Plan plan{.protocol = "p", .phases = {{.name = "e", .side = Side::left, .target = 7min}}};
  Session session(plan);
  session.advance(0s);
  const auto cut = segments(plan, session.log(), 90s);
  REQUIRE(cut.size() == 1);
  CHECK(cut[0] == Segment{.kind = SegmentKind::express,
                          .side = Side::left,
                          .ended = 90s,
                          .planned = 7min,
                          .ended_by = Reason::interrupted});
}

TEST_CASE("the segment of the second breast starts when that of the first ends") {
  const Plan plan{.protocol = "p",
                  .phases = {{.name = "e", .side = Side::left, .target = 7min},
                             {.name = "e", .side = Side::right, .target = 5min}}};
  Session session(plan);
  session.advance(1h);
  const auto cut = segments(plan, session.log(), 12min);
  REQUIRE(cut.size() == 2);
  CHECK(cut[1].began == 7min);
  CHECK(cut[1].ended == 12min);
  CHECK(cut[0].ended_by == Reason::clock);
}

TEST_CASE("massage does not count as expressing time") {
  const Plan plan{.protocol = "p",
                  .phases = {{.name = "m", .kind = PhaseKind::assist, .side = Side::left, .target = 1min}}};
  Session session(plan);
  session.advance(1min);
  CHECK(active_time(segments(plan, session.log(), 1min), Side::left) == 0s);
  CHECK(total_time(segments(plan, session.log(), 1min), SegmentKind::assist) == 1min);
}

TEST_CASE("the names stored in logs are parsed back to the same values") {
  for (int i = 0; i < 16; ++i) CHECK(parse_event_kind(to_text(static_cast<EventKind>(i))) == static_cast<EventKind>(i));
  for (int i = 0; i < 7; ++i) CHECK(parse_reason(to_text(static_cast<Reason>(i))) == static_cast<Reason>(i));
  for (int i = 0; i < 10; ++i) CHECK(parse_action(to_text(static_cast<Action>(i))) == static_cast<Action>(i));
  CHECK_FALSE(parse_event_kind("nonsense").has_value());
}
