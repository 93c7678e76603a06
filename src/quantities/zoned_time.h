#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dropwise/time.h"

namespace dropwise {

/// An instant with the offset from UTC that the wall clock had where it was recorded.
struct ZonedTime {
  UtcTime utc{};
  std::chrono::minutes offset{0};

  LocalTime local() const { return LocalTime{utc.time_since_epoch() + offset}; }
  bool operator==(const ZonedTime&) const = default;
};

/// Now, with the offset of the local zone.
ZonedTime current_time(const Clock& clock);

/// Reads `now`, `06:30` (the latest one past), `today 06:30`, `yesterday 22:10`, `2026-11-20 06:30`, `20m ago`,
/// or RFC 3339 with an offset. Throws UserError for anything else, for the future, for a time before 1970,
/// and for a local time that a clock change skipped or doubled, naming the choices.
ZonedTime parse_zoned_time(std::string_view text, const Clock& clock);

/// `2026-11-20 06:30`
std::string minute_text(const ZonedTime& moment);

/// `06:30`
std::string time_of_day(const ZonedTime& moment);

/// `2026-11-20T06:30:05+01:00`, with milliseconds where there are any.
std::string rfc3339(const ZonedTime& moment);

/// Reads what rfc3339() writes, and `Z`. Absent when it is not such a text or no such day.
std::optional<ZonedTime> parse_rfc3339(std::string_view text);

/// A length, roughly and in words: `20 min`, `3 h 5 min`, `2 days`.
std::string length_text(Millis length);

/// How long ago, roughly and in words: `just now`, `20 minutes ago`, `3 h 5 min ago`, `2 days ago`.
std::string ago_text(Millis length);

}  // namespace dropwise
