#pragma once

#include <string>

#include "app/context.h"
#include "store/store.h"

namespace dropwise {

/// A session is in the future if it begins later than this after now: while it begins, the clock may be set back a
/// little. The length is ours.
inline constexpr Millis kClockDrift = std::chrono::minutes{2};

/// Says that sessions begin in the future, because a clock was or is wrong, and what to do. Empty if there are none.
std::string future_text(const Context& context, const Store& store);

/// Writes future_text() below a table.
void tell_future(const Context& context, const Store& store);

}  // namespace dropwise
