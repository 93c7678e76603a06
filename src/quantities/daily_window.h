#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "quantities/timezone.h"

namespace dropwise {

/// A part of every day by the wall clock, such as 22:00 to 06:00: from `from` up to but without `to`, over midnight
/// where `to` is the earlier. Counted from midnight; the two differ.
struct DailyWindow {
  Millis from{0}, to{0};

  /// On a day without a clock change.
  Millis length() const;

  bool holds(LocalTime time) const;

  bool operator==(const DailyWindow&) const = default;
};

/// Reads `22:00-06:00`; `24:00` is midnight. Absent for anything else, and where both ends are the same.
std::optional<DailyWindow> parse_window(std::string_view text);

/// `22:00-06:00`
std::string to_text(const DailyWindow& window);

/// The first instant from `time` on at which the wall clock shows this time of day, or passes over it.
UtcTime next_at(Millis time_of_day, UtcTime time, const Zone& zone);

/// When the day that holds this instant began, where days begin at `day_start`.
UtcTime day_began(UtcTime time, Millis day_start, const Zone& zone);

}  // namespace dropwise
