#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "store/bind.h"
#include "store/file/immutable_db.h"
#include "store/file/wal_owner.h"
#include "store/sqlite_error.h"
#include "store/store.h"
#include "store/undo/change.h"
#include "store/undo/session_rows.h"

namespace dropwise {
namespace {

/// Rewrites the whole file, so that nothing is left in its free space, and takes the WAL in and empties it. False if
/// another program or a full disk prevents it.
bool remove_traces(SQLite::Database& database) {
  try {
    database.exec("VACUUM");
    SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    return checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
  } catch (const SQLite::Exception&) {
    return false;
  }
}

std::unique_ptr<SQLite::Database> copy_in_memory(const std::filesystem::path& log) {
  const auto file = open_read_only(log, SQLite::OPEN_READONLY);
  auto copy = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  if (SQLite::Backup(*copy, *file).executeStep(-1) != SQLITE_DONE) throw StoreError(StoreFault::locked, log);
  return copy;
}

}  // namespace

bool Store::erase(std::int64_t session, UtcTime now) {
  return with_log(file_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    const auto before = read_any(session);
    if (!before) throw StoreError(StoreFault::no_such_session, file_);
    if (before->state == State::running) throw StoreError(StoreFault::session_runs, file_);
    if (!before->erased) {
      SessionRecord after = erased(*before);
      after.updated = std::max(now, before->updated + Millis{1});
      erase_rows(*database_, after);
    }
    transaction.commit();
    return remove_traces(*database_);
  });
}

void Store::replace_contents(const std::filesystem::path& other, const std::function<void()>& keep) {
  with_log(file_, [&] {
    const auto source = copy_in_memory(other);
    const bool has_name = take_wal_name(*source, *database_);
    SQLite::Backup copy(*database_, *source);
    // After the first page, the log is locked for writing until all have been copied.
    if (copy.executeStep(1) != SQLITE_OK) throw StoreError(StoreFault::locked, file_);
    keep();
    if (!has_name) expect_no_name(file_);
    if (copy.executeStep(-1) != SQLITE_DONE) throw StoreError(StoreFault::locked, file_);
  });
}

}  // namespace dropwise
