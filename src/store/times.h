#pragma once

#include <optional>
#include <span>

#include "dropwise/event.h"
#include "store/session_record.h"

namespace dropwise {

/// Times computed from the events of a guided session.
struct Times {
  Millis lasted{0};  ///< From start to end, or so far.
  Millis left{0}, right{0}, paused{0}, asleep{0};
  std::optional<Side> first_side = {};  ///< The breast expressed first.

  bool operator==(const Times&) const = default;
};

Times times_of(const Plan& plan, std::span<const Event> log, Millis lasted);

/// Copies the times into a session.
void set_times(SessionRecord& record, const Times& times);

}  // namespace dropwise
