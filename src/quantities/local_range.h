#pragma once

#include <optional>
#include <string_view>

#include "quantities/zoned_time.h"

namespace dropwise {

/// A span of local time, from `from` up to but without `to`; absent is unbounded.
/// A session belongs to the day in which it began, on the wall clock that was kept with it.
struct LocalRange {
  std::optional<LocalTime> from = {}, to = {};

  bool operator==(const LocalRange&) const = default;
};

/// Reads `today`, `yesterday`, `week` (since Monday), `month`, `7d` (so many days, today among them), `all`, `2026-11`,
/// `2026-11-01`, `2026-11-01..2026-11-14`. Days begin at `day_start`. Throws UserError for anything else.
LocalRange parse_range(std::string_view text, LocalTime now, Millis day_start);

}  // namespace dropwise
