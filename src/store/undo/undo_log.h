#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dropwise/time.h"
#include "store/importer.h"
#include "store/undo/journal.h"

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

class Store;

/// A change that was undone or redone, or that undo() would undo.
struct UndoneChange {
  std::string what = {};                    ///< The kind of change: session, log, amend, delete, restore, import.
  UtcTime at{};                             ///< When it was made.
  std::vector<std::int64_t> sessions = {};  ///< Without sessions added by an import.
  std::size_t count = 0;                    ///< Of all sessions, including those added by an import.
};

/// Undoes the changes of a log, newest first, and redoes them until something new is written. Uses the connection of a
/// store, which must outlive it. Throws StoreError.
class UndoLog {
 public:
  explicit UndoLog(const Store& store);

  /// Undoes the last change. Absent when nothing is left to undo.
  std::optional<UndoneChange> undo(UtcTime now);

  /// Redoes the change that was undone last. Absent when there is none, or something was written since.
  std::optional<UndoneChange> redo(UtcTime now);

  /// What repeated calls of undo() would undo: at most `most` changes.
  std::vector<UndoneChange> undoable(std::size_t most) const;

  /// What redo() would redo.
  std::optional<UndoneChange> redoable() const;

 private:
  UndoneChange described(const ChangeRow& row) const;
  std::optional<std::string> values_of(std::int64_t session) const;
  std::string line_of(std::int64_t session) const;
  bool take_out(const ChangeRow& row, std::int64_t session);
  bool take_back(const ChangeRow& row, std::int64_t session, Importer::Unfinished unfinished, UtcTime now);
  bool give_back(const ChangeRow& row, std::int64_t session, UtcTime now);
  void mark_deleted(std::int64_t session, UtcTime now);
  bool restore(std::int64_t session, const std::string& was, const std::string& what, UtcTime now);

  const Store& store_;
  SQLite::Database& database_;
  Journal journal_;
};

}  // namespace dropwise
