#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "quantities/timezone.h"

namespace dropwise {

/// A part of every day in local time, such as 22:00 to 06:00: from `from` up to but not including `to`, across midnight
/// if `to` is earlier. Both are counted from midnight and must differ.
struct DailyWindow {
  Millis from{0}, to{0};

  /// The length on a day without a clock change.
  Millis length() const;

  bool holds(LocalTime time) const;

  bool operator==(const DailyWindow&) const = default;
};

/// Parses `22:00-06:00`; `24:00` is midnight. Absent for anything else, and if both ends are the same.
std::optional<DailyWindow> parse_window(std::string_view text);

/// `22:00-06:00`
std::string to_text(const DailyWindow& window);

/// The first instant at or after `time` at which local time reaches this time of day, or skips it.
UtcTime next_at(Millis time_of_day, UtcTime time, const Zone& zone);

/// The start of the day that contains `time`, if days begin at `day_start`.
UtcTime day_began(UtcTime time, Millis day_start, const Zone& zone);

}  // namespace dropwise
