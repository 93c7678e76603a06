#include "store/file/restore.h"

#include "data/data_files.h"
#include "store/file/backup.h"
#include "store/file/database_name.h"
#include "store/file/immutable_db.h"
#include "store/file/session_lock.h"
#include "store/file/wal_owner.h"
#include "store/live_channel.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/store.h"
#include "system/durable_file.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

void check_backup(const fs::path& backup, const fs::path& log) {
  std::error_code none;
  if (fs::equivalent(backup, log, none)) throw StoreError(StoreFault::restore_is_log, backup);
  if (!fs::exists(backup, none)) throw StoreError(StoreFault::no_backup, backup);
  if (!fs::is_regular_file(backup, none)) throw StoreError(StoreFault::restore_of_other, backup);
  move_foreign_wal(backup);
  try {
    const auto database = open_read_only(backup, SQLite::OPEN_READONLY);
    if (pragma(*database, "application_id") != kApplication) throw StoreError(StoreFault::restore_of_other, backup);
    if (pragma(*database, "user_version") > static_cast<int>(schema_files().size()))
      throw StoreError(StoreFault::restore_of_newer, backup);
    if (database->execAndGet("PRAGMA integrity_check").getString() != "ok")
      throw StoreError(StoreFault::restore_of_damaged, backup);
  } catch (const SQLite::Exception& error) {
    const StoreError why = to_store_error(error, backup);
    if (why.fault() == StoreFault::not_a_log) throw StoreError(StoreFault::restore_of_other, backup);
    if (why.fault() == StoreFault::damaged) throw StoreError(StoreFault::restore_of_damaged, backup);
    throw why;
  }
}

/// The first of these names that is free: `log.db`, `log-2.db`, …
fs::path free_name(const fs::path& wanted) {
  std::error_code none;
  fs::path name = wanted;
  for (int number = 2; fs::exists(fs::symlink_status(name, none)); ++number) name = numbered(wanted, number);
  return name;
}

/// Keeps a log that cannot be read, with its WAL, under another name.
fs::path keep_damaged(const fs::path& log, const fs::path& name) {
  const fs::path real = resolve_links(log);
  fs::path kept = free_name(name);
  std::error_code none;
  fs::create_hard_link(real, kept, none);
  if (none) fs::copy_file(real, kept);
  for (const char* ending : {"-wal", ".owner"}) {
    const fs::path file = real.string() + ending;
    if (fs::exists(file, none)) fs::rename(file, kept.string() + ending);
  }
  fs::remove(real.string() + "-shm", none);
  sync_file(kept);
  sync_folder_of(kept);
  return kept;
}

/// Replaces the file. Only for a log that nobody can use anyway.
fs::path replace_damaged(const fs::path& backup, const fs::path& log, const fs::path& name) {
  const fs::path fresh = resolve_links(log).string() + ".restored";
  std::error_code none;
  fs::remove(fresh, none);
  back_up(backup, fresh);
  try {
    fs::path kept = keep_damaged(log, name);
    fs::rename(fresh, resolve_links(log));
    sync_folder_of(resolve_links(log));
    return kept;
  } catch (const fs::filesystem_error& error) {
    fs::remove(fresh, none);
    throw StoreError(StoreFault::backup_failed, log, error.code().message());
  }
}

/// Puts the backup in the place of the log. Returns where the old log is now; empty if there was none.
fs::path replace(const fs::path& backup, const fs::path& log, const KeptLogNames& names) {
  // A log that another program creates meanwhile is kept like any other.
  if (!log_exists(log) && back_up_unless_there(backup, resolve_links(log))) return {};
  try {
    Store store(log, Store::Access::write);
    fs::path kept;
    store.replace_contents(backup, [&] { kept = back_up_as_new(log, names.sound); });
    return kept;
  } catch (const StoreError& error) {
    const bool is_damaged = error.fault() == StoreFault::damaged || error.fault() == StoreFault::not_a_log ||
                            error.fault() == StoreFault::emptied || error.fault() == StoreFault::backup_of_damaged;
    if (!is_damaged || error.path() != log) throw;
  }
  return replace_damaged(backup, log, names.damaged);
}

}  // namespace

fs::path restore_backup(const fs::path& backup, const fs::path& log, const KeptLogNames& names) {
  check_backup(backup, log);
  create_folder_of(log);
  fs::path kept;
  {
    const auto lock = SessionLock::try_acquire(log);
    if (!lock) throw StoreError(StoreFault::session_runs, log);
    kept = replace(backup, log, names);
  }
  // The backup may name a session that ran at the time. A session that has begun meanwhile names itself.
  if (const auto lock = SessionLock::try_acquire(log)) LiveChannel(Store(log, Store::Access::write)).claim({});
  return kept;
}

}  // namespace dropwise
