#pragma once

#include <functional>
#include <optional>
#include <string>

#include "quantities/zoned_time.h"

namespace dropwise {

/// Minutes east of Greenwich at an instant, somewhere.
using Zone = std::function<std::chrono::minutes(UtcTime)>;

/// Reads `Europe/London`, as the system's zone files name it, `UTC`, or an offset such as `+05:45`. Good from 1970 to
/// 2100. Throws UserError for anything else. While it reads, it sets TZ for the process: not for use beside other
/// threads.
Zone parse_zone(const std::string& text);

/// Whether the C library can tell local time by this TZ, or by the system's own zone where TZ is absent. Where it
/// cannot it silently uses UTC.
bool is_local_zone_known(const std::optional<std::string>& tz);

/// The instant at which the wall clock showed this time. Throws UserError, naming the choices, when a clock change
/// skipped or doubled it.
ZonedTime at_wall(LocalTime local, const Zone& zone);

/// The first instant, not before `after`, at which the wall clock showed this time; that of the clock change which
/// skipped it; and where both are before `after`, the last of them.
UtcTime first_at(LocalTime local, UtcTime after, const Zone& zone);

}  // namespace dropwise
