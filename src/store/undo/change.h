#pragma once

#include <optional>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "dropwise/time.h"

namespace dropwise {

/// A change that can be undone: one transaction, and what undo needs to take it back.
///
///     Change change(database, "delete", now);
///     change.keep(session);  // before it is changed
///     …
///     change.commit();       // without it, nothing has happened
class Change {
 public:
  Change(SQLite::Database& database, std::string what, UtcTime now);

  /// Keeps the values that the session has now, once for each session. Call it before changing them.
  void keep(std::int64_t session);

  /// The same with a text for Importer::put_back(), which also restores the plan and the events.
  void keep(std::int64_t session, const std::string& was);

  /// Notes that this change has added the session. The sessions that a change adds must have consecutive ids.
  void added(std::int64_t session);

  /// The number of this change in the log; 0 as long as it has kept nothing.
  std::int64_t open_id() const { return id_; }

  /// A change that kept and added nothing leaves nothing to undo.
  void commit();

 private:
  std::int64_t id();
  bool is_new(std::int64_t session) const;

  SQLite::Database& database_;
  SQLite::Transaction transaction_;
  std::string what_;
  UtcTime now_;
  std::int64_t id_ = 0;  // of the row in `change`; 0 as long as there is none
  std::int64_t first_added_ = 0, last_added_ = 0;
  std::optional<SQLite::Statement> keep_text_;  // an import may keep many
};

/// Something new is being written, so what was undone can no longer be redone. Runs within the caller's transaction.
void forget_undone(SQLite::Database& database);

}  // namespace dropwise
