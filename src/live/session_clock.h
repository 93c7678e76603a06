#pragma once

#include <optional>

#include "dropwise/time.h"

namespace dropwise {

/// The time of a session as a clock passes it: counted from where the session stood, so many times faster, with the
/// sleep of the machine in it.
class SessionClock {
 public:
  /// `from` is where the session stood when the clock stood at `since`.
  SessionClock(const Clock& clock, Millis since, Millis from, double speed);

  Millis now() const { return at(clock_.ticks()); }

  /// The session's time when the clock stood at `ticks`.
  Millis at(Millis ticks) const;

  /// How long to wait on the clock until the session has come so far; 0 when it has.
  Millis wait_for(Millis until) const;

  /// The machine has slept since the last call: from then on the session's time has its length in it. Returns where
  /// the session stood; absent when it has not. Sleeps under a second are none.
  std::optional<Millis> woke();

 private:
  const Clock& clock_;
  Millis from_, zero_;
  double speed_;
  Millis asleep_;    // what the clock says of it
  Millis slept_{0};  // since the beginning
};

}  // namespace dropwise
