#pragma once

#include <optional>
#include <string_view>

#include "quantities/zoned_time.h"

namespace dropwise {

/// A range of local time, from `from` up to but not including `to`; absent means unbounded.
/// A session belongs to the day in which it began, in its recorded local time.
struct LocalRange {
  std::optional<LocalTime> from = {}, to = {};

  bool operator==(const LocalRange&) const = default;
};

/// Parses `today`, `yesterday`, `week` (since Monday), `month`, `7d` (7 days, including today), `all`, `2026-11`,
/// `2026-11-01`, `2026-11-01..2026-11-14`. Days begin at `day_start`. Throws ValueError for anything else.
LocalRange parse_range(std::string_view text, LocalTime now, Millis day_start);

}  // namespace dropwise
