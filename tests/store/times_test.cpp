#include "store/times.h"

#include <doctest/doctest.h>

#include "dropwise/session.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("the times of a session follow from its events") {
  const Plan plan{.protocol = "test",
                  .policy = Policy::flow,
                  .phases = {{.name = "ready", .kind = PhaseKind::prepare, .target = 30s},
                             {.name = "one", .side = Side::right, .target = 5min},
                             {.name = "two", .side = Side::left, .target = 5min}}};
  Session session(plan);
  session.act(Action::pause, 1min);
  session.act(Action::resume, 3min);
  session.sleep(4min, 6min);
  session.act(Action::resume, 7min);
  session.act(Action::next, 8min);
  const Times times = times_of(plan, session.log(), 9min);
  CHECK(times.lasted == 9min);
  CHECK(times.right == 30s + 1min + 1min);
  CHECK(times.left == 1min);
  CHECK(times.paused == 2min + 1min);
  CHECK(times.asleep == 2min);
  CHECK(times.first_side == Side::right);

  SessionRecord record;
  set_times(record, times);
  CHECK(record.data.yield.right.active == 2min + 30s);
  CHECK(record.data.first_side == Side::right);
  CHECK(record.paused == 3min);
}
