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

/// A change that was undone, or that undo() would undo.
struct UndoneChange {
  std::string what = {};                    ///< The kind of change: session, log, amend, delete, import.
  UtcTime at{};                             ///< When it was made.
  std::vector<std::int64_t> sessions = {};  ///< Without sessions added by an import.
  std::size_t count = 0;                    ///< Of all sessions, including those added by an import.
};

/// Undoes the changes of a log, newest first. Uses the connection of a store, which must outlive it. Throws StoreError.
class UndoLog {
 public:
  explicit UndoLog(const Store& store);

  /// Undoes the last change. Absent when nothing is left to undo.
  std::optional<UndoneChange> undo(UtcTime now);

  /// What repeated calls of undo() would undo: at most `most` changes.
  std::vector<UndoneChange> undoable(std::size_t most) const;

 private:
  std::vector<std::int64_t> added_by(std::int64_t change) const;
  std::size_t count_added(std::int64_t change) const;
  std::size_t remove_added_by_import(std::int64_t change);
  std::size_t remove(std::int64_t first, std::int64_t last);
  void mark_deleted(std::int64_t session, UtcTime now);
  void restore(std::int64_t session, const std::string& was, const std::string& what, UtcTime now);

  const Store& store_;
  SQLite::Database& database_;
};

}  // namespace dropwise
