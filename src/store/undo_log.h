#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dropwise/time.h"

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

class Store;

/// A change that was undone, or would be.
struct UndoneChange {
  std::string what = {};                    ///< The change: session, log, amend, delete, import.
  UtcTime at{};                             ///< When it was made.
  std::vector<std::int64_t> sessions = {};  ///< Without those that an import had added.
  std::size_t count = 0;                    ///< With them.
};

/// The changes of a log, newest first, each of which can be undone. Works on the connection of a store, which must
/// outlive it. Throws UserError with ExitCode::io, as the store does.
class UndoLog {
 public:
  explicit UndoLog(const Store& store);

  /// Undoes the last change. Absent when there is none left.
  std::optional<UndoneChange> undo(UtcTime now);

  /// What undo() would undo, one call after the other: at most so many changes.
  std::vector<UndoneChange> undoable(std::size_t most) const;

 private:
  std::size_t remove_added(std::int64_t change);
  void restore(std::int64_t session, const std::string& was, bool existed, bool recorded, UtcTime now);

  const Store& store_;
  SQLite::Database& database_;
};

}  // namespace dropwise
