#pragma once

#include <limits>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "quantities/local_range.h"
#include "quantities/volume.h"

namespace dropwise {

inline constexpr int kApplication = 0x44724f70;  ///< "DrOp", the SQLite application id of every log.

/// Disables the CHECK constraints of the log until the destructor runs.
struct Unchecked {
  explicit Unchecked(SQLite::Database& log) : database(log) { database.exec("PRAGMA ignore_check_constraints = ON"); }
  ~Unchecked() { database.tryExec("PRAGMA ignore_check_constraints = OFF"); }
  Unchecked(const Unchecked&) = delete;
  Unchecked& operator=(const Unchecked&) = delete;

  SQLite::Database& database;
};

/// The value of a numeric PRAGMA.
inline int pragma(SQLite::Database& database, const std::string& name) {
  return database.execAndGet("PRAGMA " + name).getInt();
}

/// A length of time; absent when the column is NULL.
inline std::optional<Millis> column_millis(SQLite::Statement& row, int column) {
  const auto found = row.getColumn(column);
  if (found.isNull()) return {};
  return Millis{found.getInt64()};
}

/// A volume, with its unit in the next column; absent when the amount is NULL.
inline std::optional<Volume> column_volume(SQLite::Statement& row, int column) {
  const auto amount = row.getColumn(column);
  if (amount.isNull()) return {};
  return Volume{amount.getInt64(), parse_unit(row.getColumn(column + 1).getText()).value_or(Unit::ml)};
}

/// Selects sessions by their local start time; deleted ones are excluded. The comparison of `began` alone lets SQLite
/// use its index: no UTC offset exceeds 18 hours.
inline constexpr const char* kWithinRange =
    "state <> 'deleted' AND began >= :from - 64800000 AND began < :to + 64800000 "
    "AND began + \"offset\" * 60000 >= :from AND began + \"offset\" * 60000 < :to";

/// Like kWithinRange, but includes deleted sessions.
inline constexpr const char* kWithinRangeAtAll =
    "began + \"offset\" * 60000 >= :from AND began + \"offset\" * 60000 < :to";

/// Binds the parameters of kWithinRange.
inline void bind_range(SQLite::Statement& statement, const LocalRange& range) {
  const auto bound = [&](const char* name, const std::optional<LocalTime>& time, std::int64_t otherwise) {
    statement.bind(name, time ? static_cast<std::int64_t>(time->time_since_epoch().count()) : otherwise);
  };
  constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max() / 2;
  bound(":from", range.from, -kFar);
  bound(":to", range.to, kFar);
}

}  // namespace dropwise
