#include "live/session_clock.h"

#include <algorithm>
#include <utility>

namespace dropwise {
namespace {

constexpr Millis kNap{1000};

}  // namespace

SessionClock::SessionClock(const Clock& clock, Millis since, Millis from, double speed)
    : clock_(clock), from_(from), zero_(since), speed_(speed), asleep_(clock.asleep()) {}

Millis SessionClock::at(Millis ticks) const {
  const auto passed = static_cast<double>((ticks - zero_).count()) * speed_;
  return from_ + slept_ + Millis{static_cast<Millis::rep>(passed)};
}

Millis SessionClock::wait_for(Millis until) const {
  const auto wait = static_cast<double>((until - now()).count()) / speed_;
  return Millis{static_cast<Millis::rep>(std::max(0.0, wait)) + (speed_ > 1 ? 1 : 0)};
}

/// What passed between the waking and this call was awake: so the sleep ends with this moment.
std::optional<Millis> SessionClock::woke() {
  const Millis asleep = clock_.asleep();
  if (asleep - asleep_ < kNap) return {};
  const Millis stood = now();
  slept_ += asleep - std::exchange(asleep_, asleep);
  return stood;
}

}  // namespace dropwise
