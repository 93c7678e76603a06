// Stretches left and right in turn, with a rest between: `intervals 30s 10s 2` says when what begins.
#include <cstdlib>
#include <iostream>
#include <string>

#include <dropwise/duration.h>
#include <dropwise/session.h>

using namespace dropwise;

namespace {

Plan plan_of(Millis stretch, Millis rest, int rounds) {
  Plan plan{.protocol = "intervals", .policy = Policy::clock};
  for (int round = 1; round <= rounds; ++round) {
    for (const Side side : {Side::left, Side::right}) {
      plan.phases.push_back({.name = "stretch " + std::to_string(round), .side = side, .target = stretch});
      plan.phases.push_back({.name = "rest", .kind = PhaseKind::assist, .target = rest});
    }
  }
  plan.phases.pop_back();
  return plan;
}

}  // namespace

int main(int count, char** words) {
  const auto stretch = parse_duration(count > 1 ? words[1] : "30s"),
             rest = parse_duration(count > 2 ? words[2] : "10s");
  if (!stretch || !rest) {
    std::cerr << "intervals: a length is like 30s or 1m30s\n";
    return EXIT_FAILURE;
  }
  Session session(plan_of(*stretch, *rest, count > 3 ? std::stoi(words[3]) : 1));
  session.advance(Millis{0});
  while (const auto next = session.next_change()) session.advance(*next);
  for (const Event& event : session.log()) {
    if (event.kind == EventKind::phase_started)
      std::cout << to_clock(event.at) << ' ' << session.plan().phases[event.phase].name << ' ' << to_text(event.side)
                << '\n';
  }
  const auto done = segments(session.plan(), session.log(), session.log().back().at);
  std::cout << "left " << to_text(active_time(done, Side::left)) << ", right "
            << to_text(active_time(done, Side::right)) << '\n';
}
