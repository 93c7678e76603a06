#pragma once

#include "dropwise/time.h"

namespace dropwise {

/// The clocks of this machine. The only place that asks them.
class SystemClock final : public Clock {
 public:
  Millis ticks() const override;
  Millis asleep() const override;
  UtcTime utc() const override;
  std::chrono::minutes offset(UtcTime time) const override;
};

}  // namespace dropwise
