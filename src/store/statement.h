#pragma once

#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "quantities/local_range.h"

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

/// An SQL expression for a time of change after the one that the row has; 0 if that is impossible.
inline constexpr const char* kNextUpdate = "iif(updated BETWEEN 0 AND 7258118399998, updated + 1, 0)";

/// Selects sessions by their local start time; deleted ones are excluded. The comparison of `began` alone lets SQLite
/// use its index: no UTC offset exceeds 25 hours. A session with an impossible offset is selected, so that reading it
/// fails, instead of missing from a sum.
inline constexpr const char* kWithinRange =
    "state <> 'deleted' AND began >= :from - 90000000 AND began < :to + 90000000 AND "
    "(\"offset\" NOT BETWEEN -1500 AND 1500 OR (began + \"offset\" * 60000 >= :from AND began + \"offset\" * 60000 < "
    ":to))";

/// Like kWithinRange, but includes deleted sessions.
inline constexpr const char* kWithinRangeAtAll =
    "began + \"offset\" * 60000 >= :from AND began + \"offset\" * 60000 < :to";

/// Selects only deleted sessions.
inline constexpr const char* kDeletedWithinRange =
    "state = 'deleted' AND began + \"offset\" * 60000 >= :from AND began + \"offset\" * 60000 < :to";

/// Binds the parameters of kWithinRange.
inline void bind_range(SQLite::Statement& statement, const LocalRange& range) {
  const auto bound = [&](const char* name, const std::optional<LocalTime>& time, double otherwise) {
    time ? statement.bind(name, static_cast<std::int64_t>(time->time_since_epoch().count()))
         : statement.bind(name, otherwise);
  };
  constexpr double kFar = 1e300;  // beyond any 64-bit integer, also an impossible one
  bound(":from", range.from, -kFar);
  bound(":to", range.to, kFar);
}

}  // namespace dropwise
