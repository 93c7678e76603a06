#pragma once

#include <string>

#include "base/format.h"
#include "store/bind.h"

namespace dropwise {

/// A change that can be undone: one transaction. The previous values are kept by the triggers, or by the code that
/// makes the change.
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

  /// Without it the change is rolled back.
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
