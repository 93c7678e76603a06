#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dropwise/time.h"

namespace dropwise {

/// An instant with the UTC offset of local time where it was recorded.
struct ZonedTime {
  UtcTime utc{};
  std::chrono::minutes offset{0};

  LocalTime local() const { return LocalTime{utc.time_since_epoch() + offset}; }
  bool operator==(const ZonedTime&) const = default;
};

/// The current time, with the offset of the local zone.
ZonedTime current_time(const Clock& clock);

/// Parses `now`, `06:30` (the latest one in the past), `today 06:30`, `yesterday 22:10`, `2026-11-20 06:30`, `20m ago`,
/// or RFC 3339 with an offset. Throws ValueError for anything else, for the future, for a time before 1970, and, naming
/// the choices, for a local time that a clock change skipped or repeated.
ZonedTime parse_zoned_time(std::string_view text, const Clock& clock);

/// `2026-11-20 06:30`
std::string minute_text(const ZonedTime& moment);

/// `06:30`
std::string time_of_day(const ZonedTime& moment);

/// `2026-11-20T06:30:05+01:00`, with milliseconds unless they are 0.
std::string rfc3339(const ZonedTime& moment);

/// Parses the output of rfc3339(), or the same with `Z`. Absent for any other text and for a day that does not exist.
std::optional<ZonedTime> parse_rfc3339(std::string_view text);

}  // namespace dropwise
