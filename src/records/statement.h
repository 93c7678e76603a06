#pragma once

#include <limits>

#include <SQLiteCpp/SQLiteCpp.h>

#include "quantities/range.h"

namespace dropwise {

/// A condition on a session's beginning, by the clock on the wall. The first half lets SQLite use its index: no place
/// is further than 18 hours from Greenwich.
inline constexpr const char* kWithinRange =
    "state <> 'deleted' AND began >= :from - 64800000 AND began < :to + 64800000 "
    "AND began + \"offset\" * 60000 >= :from AND began + \"offset\" * 60000 < :to";

/// The same, deleted ones too.
inline constexpr const char* kWithinRangeAtAll =
    "began + \"offset\" * 60000 >= :from AND began + \"offset\" * 60000 < :to";

/// Binds the names of kWithinRange.
inline void bind_range(SQLite::Statement& statement, const Range& range) {
  const auto bound = [&](const char* name, const std::optional<LocalTime>& time, std::int64_t otherwise) {
    statement.bind(name, time ? static_cast<std::int64_t>(time->time_since_epoch().count()) : otherwise);
  };
  constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max() / 2;
  bound(":from", range.from, -kFar);
  bound(":to", range.to, kFar);
}

}  // namespace dropwise
