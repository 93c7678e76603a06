#include "store/undo/change.h"

#include "base/format.h"
#include "store/bind.h"
#include "store/columns.h"

namespace dropwise {

void forget_undone(SQLite::Database& database) {
  database.exec(
      "DELETE FROM change WHERE id > coalesce((SELECT id FROM change WHERE undone = 0 ORDER BY id DESC LIMIT 1), 0)");
}

Change::Change(SQLite::Database& database, std::string what, UtcTime now)
    : database_(database),
      transaction_(database, SQLite::TransactionBehavior::IMMEDIATE),
      what_(std::move(what)),
      now_(now) {}

/// Inserts the row of the change as late as possible: a change that only adds sessions then writes it once.
std::int64_t Change::id() {
  if (id_ != 0) return id_;
  forget_undone(database_);
  SQLite::Statement row(database_, "INSERT INTO change (what, at, added_from, added_to) VALUES (?, ?, ?, ?)");
  row.bind(1, what_);
  row.bind(2, millis(now_));
  if (first_added_ != 0) {
    row.bind(3, first_added_);
    row.bind(4, last_added_);
  }
  row.exec();
  id_ = database_.getLastInsertRowid();
  return id_;
}

/// A session that this change itself has added had no values before it.
bool Change::is_new(std::int64_t session) const { return first_added_ != 0 && session >= first_added_; }

void Change::keep(std::int64_t session) {
  if (is_new(session)) return;
  SQLite::Statement row(database_, formatted("INSERT OR IGNORE INTO journal (change, session, was) "
                                             "SELECT ?, id, {} FROM session WHERE id = ?",
                                             journal_expression()));
  row.bind(1, id());
  row.bind(2, session);
  row.exec();
}

void Change::keep(std::int64_t session, const std::string& was) {
  if (is_new(session)) return;
  if (!keep_text_)
    keep_text_.emplace(database_, "INSERT OR IGNORE INTO journal (change, session, was) VALUES (?, ?, ?)");
  keep_text_->reset();
  keep_text_->bind(1, id());
  keep_text_->bind(2, session);
  keep_text_->bind(3, was);
  keep_text_->exec();
}

void Change::added(std::int64_t session) {
  if (first_added_ == 0) first_added_ = session;
  last_added_ = session;
}

void Change::commit() {
  if (id_ == 0 && first_added_ != 0) {
    id();
  } else if (first_added_ != 0) {
    SQLite::Statement row(database_, "UPDATE change SET added_from = ?, added_to = ? WHERE id = ?");
    row.bind(1, first_added_);
    row.bind(2, last_added_);
    row.bind(3, id_);
    row.exec();
  } else if (id_ != 0) {
    SQLite::Statement row(database_, "DELETE FROM change WHERE id = ?1 AND ?1 NOT IN (SELECT change FROM journal)");
    row.bind(1, id_);
    row.exec();
  }
  transaction_.commit();
}

}  // namespace dropwise
