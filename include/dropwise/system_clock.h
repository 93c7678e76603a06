#pragma once

#include "dropwise/time.h"

namespace dropwise {

/// The clocks of this machine:
///
///     const SystemClock clock;
///     run(session, clock, [](const Event& event) { std::cout << to_clock(event.at) << '\n'; });
///
/// ticks() is monotonic and excludes the time the machine sleeps; asleep() returns that time. Linux only.
class SystemClock final : public Clock {
 public:
  Millis ticks() const override;
  Millis asleep() const override;
  UtcTime utc() const override;
  std::chrono::minutes offset(UtcTime time) const override;
  void wait(Millis length) const override;
};

}  // namespace dropwise
