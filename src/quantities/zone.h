#pragma once

#include <functional>
#include <string>

#include "quantities/when.h"

namespace dropwise {

/// Minutes east of Greenwich at an instant, somewhere.
using Zone = std::function<std::chrono::minutes(UtcTime)>;

/// Reads `Europe/London`, as the system's zone files name it, `UTC`, or an offset such as `+05:45`. Throws Error for
/// anything else.
Zone read_zone(const std::string& text);

/// The instant at which the wall clock showed this time. Throws Error, naming the choices, when a clock change skipped
/// or doubled it.
Moment at_wall(LocalTime local, const Zone& zone);

/// The first instant, not before `after`, at which the wall clock showed this time; that of the clock change which
/// skipped it; and where both are before `after`, the last of them.
UtcTime first_at(LocalTime local, UtcTime after, const Zone& zone);

}  // namespace dropwise
