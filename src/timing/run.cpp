#include "dropwise/run.h"

#include <algorithm>
#include <utility>

namespace dropwise {
namespace {

constexpr Millis kNap{1000};
constexpr Millis kLook{1000};  // waits are short, because waking the machine does not end a wait

}  // namespace

SessionRunner::SessionRunner(Session& session, const Clock& clock, Millis from, std::optional<Millis> since,
                             double speed)
    : session_(session),
      clock_(clock),
      from_(from),
      zero_(since.value_or(clock.ticks())),
      speed_(speed),
      asleep_(clock.asleep()) {}

Millis SessionRunner::now() const {
  return session_.log().empty() ? clock_time() : std::max(clock_time(), session_.log().back().at);
}

Millis SessionRunner::at(Millis ticks) const {
  const auto passed = static_cast<double>((ticks - zero_).count()) * speed_;
  return from_ + slept_ + Millis{static_cast<Millis::rep>(passed)};
}

Millis SessionRunner::wait_for(Millis until) const {
  const auto wait = static_cast<double>((until - clock_time()).count()) / speed_;
  return Millis{static_cast<Millis::rep>(std::max(0.0, wait)) + (speed_ > 1 ? 1 : 0)};
}

// Records the sleep as if it ended now: the time between the actual waking and this call counts as awake.
bool SessionRunner::handle_sleep() {
  const Millis asleep = clock_.asleep();
  if (asleep - asleep_ < kNap) return false;
  const Millis stood = clock_time();
  slept_ += asleep - std::exchange(asleep_, asleep);
  session_.sleep(stood, clock_time());
  return true;
}

std::span<const Event> SessionRunner::advance() {
  const std::size_t before = session_.log().size();
  handle_sleep();
  session_.advance(now());
  return std::span(session_.log()).subspan(before);
}

void run(Session& session, const Clock& clock, const std::function<void(const Event&)>& on_event) {
  SessionRunner runner(session, clock, session.log().empty() ? Millis{0} : session.log().back().at);
  std::size_t told = session.log().size();
  for (;;) {
    runner.advance();
    while (told < session.log().size()) {
      const Event event = session.log()[told++];  // a copy, because on_event may make the log grow
      on_event(event);
    }
    const auto next = session.next_change();
    if (!next) return;
    clock.wait(std::min(runner.wait_for(*next), kLook));
  }
}

}  // namespace dropwise
