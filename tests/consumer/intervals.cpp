// Two intervals with a rest in between, on the system clock.
#include <iostream>

#include <dropwise/duration.h>
#include <dropwise/run.h>
#include <dropwise/system_clock.h>

using namespace dropwise;
using namespace std::chrono_literals;

int main() {
  Plan plan{.protocol = "intervals", .policy = Policy::clock};
  plan.phases.push_back({.name = "first", .side = Side::left, .target = 300ms});
  plan.phases.push_back({.name = "rest", .kind = PhaseKind::assist, .target = 100ms});
  plan.phases.push_back({.name = "second", .side = Side::right, .target = 300ms});
  Session session(plan);
  run(session, SystemClock(), [&](const Event& event) {
    if (event.kind != EventKind::phase_started) return;
    std::cout << to_text(event.at) << ' ' << plan.phases[event.phase].name << std::endl;
  });
  const auto done = segments(plan, session.log(), session.log().back().at);
  std::cout << "left " << to_text(active_time(done, Side::left)) << '\n';
}
