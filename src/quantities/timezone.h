#pragma once

#include <functional>
#include <optional>
#include <string>

#include "quantities/zoned_time.h"

namespace dropwise {

/// The offset of a time zone from UTC at an instant; positive east of Greenwich.
using Zone = std::function<std::chrono::minutes(UtcTime)>;

/// Parses `Europe/London`, or another name in the system's zone files, `UTC`, or an offset such as `+05:45`. Valid from
/// 1970 to 2100. Throws ValueError for anything else. Sets TZ for the process while it runs, so it must not be used
/// alongside other threads.
Zone parse_zone(const std::string& text);

/// Whether the C library knows the local time for this TZ, or for the system's own zone if TZ is absent. If not, it
/// silently uses UTC.
bool is_local_zone_known(const std::optional<std::string>& tz);

/// The instant of a local time. Throws ValueError, naming the choices, if a clock change skipped or repeated it.
ZonedTime at_wall(LocalTime local, const Zone& zone);

/// The first instant of a local time that is not before `after`, or its last instant if all are before. If a clock
/// change skipped the time, the instant of that change.
UtcTime first_at(LocalTime local, UtcTime after, const Zone& zone);

}  // namespace dropwise
