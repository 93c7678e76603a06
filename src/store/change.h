#pragma once

#include <string>

#include "base/format.h"
#include "store/bind.h"

namespace dropwise {

/// A change that can be undone: one transaction, in which the triggers keep what was before, or its author does.
class Change {
 public:
  enum class KeptBy { triggers, author };

  Change(SQLite::Database& database, const std::string& what, UtcTime now, KeptBy kept_by = KeptBy::triggers)
      : database_(database), transaction_(database, SQLite::TransactionBehavior::IMMEDIATE) {
    SQLite::Statement open(database_, "INSERT INTO change (what, at, open) VALUES (?, ?, ?)");
    open.bind(1, what);
    open.bind(2, millis(now));
    open.bind(3, kept_by == KeptBy::triggers ? 1 : 2);
    open.exec();
    id_ = database_.getLastInsertRowid();
  }

  std::int64_t id() const { return id_; }

  /// Until then nothing has changed.
  void commit() {
    database_.exec(formatted("UPDATE change SET open = 0 WHERE id = {}", id_));
    transaction_.commit();
  }

 private:
  SQLite::Database& database_;
  SQLite::Transaction transaction_;
  std::int64_t id_ = 0;
};

}  // namespace dropwise
