#include "store/store.h"

#include <array>

#include <sqlite3.h>
#include <uuid/uuid.h>

#include "base/format.h"
#include "data/data_files.h"
#include "store/error.h"
#include "store/file/backup.h"
#include "store/file/database_name.h"
#include "store/file/immutable_db.h"
#include "store/file/replaced_log.h"
#include "store/file/session_lock.h"
#include "store/file/wal_index.h"
#include "store/file/wal_owner.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "system/durable_file.h"
#include "system/paths.h"
#include "system/private_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr int kPatience = 5000;       // milliseconds to wait for a lock
constexpr int kProbePatience = 1000;  // the same for Access::probe

/// Creates the file before SQLite does, which would give it other permissions.
void create_file(const fs::path& file) {
  create_folder_of(file);
  try {
    ensure_private_file(file);
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::cannot_create, file, error.code().message());
  }
}

/// Whether the file exists. Throws StoreError if that cannot be determined.
bool check_place(const fs::path& file) {
  std::error_code fault;
  const bool exists = fs::exists(file, fault);
  if (fault) throw StoreError(StoreFault::cannot_look, file, fault.message());
  return exists;
}

/// Throws StoreError if the log is missing but its WAL exists: a new log must not be created beside that WAL.
void refuse_lone_wal(const fs::path& file) {
  if (has_no_wal(file)) return;
  throw StoreError(StoreFault::wal_without_log, file);
}

std::string unparsed(const uuid_t& bytes) {
  std::array<char, UUID_STR_LEN> text{};
  ::uuid_unparse_lower(bytes, text.data());
  return text.data();
}

/// The number of schema steps that a log has. Throws SQLite::Exception for a negative number, which no version writes.
int schema_version(SQLite::Database& database) {
  const int version = pragma(database, "user_version");
  if (version < 0) throw SQLite::Exception("the version of the log is below 0", SQLITE_CORRUPT);
  return version;
}

/// Makes the files beside a log writable again when the log is. SQLite creates them with the permissions that the log
/// has at the time, so they stay read-only if the log was then.
void share_permissions(const fs::path& log) {
  std::error_code fault;
  const fs::path real = resolve_links(log);
  const fs::perms wanted = fs::status(real, fault).permissions();
  for (const char* ending : {"-wal", "-shm"}) {
    const fs::path file = real.string() + ending;
    const fs::file_status found = fs::symlink_status(file, fault);
    const bool lacks_write = (wanted & ~found.permissions() & fs::perms::owner_write) != fs::perms::none;
    if (fs::is_regular_file(found) && lacks_write) fs::permissions(file, wanted, fault);
  }
}

}  // namespace

void create_folder_of(const fs::path& log) {
  try {
    create_private_folders(log.parent_path());
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::cannot_create_folder, error.path1(), error.code().message());
  }
}

Store::Store(const fs::path& file, Access access, const OnForeignWal& on_foreign_wal) : file_(file) {
  with_log(file_, [&] {
    try {
      open(access, on_foreign_wal);
      migrate(access);
    } catch (const SQLite::Exception& error) {
      database_ = access == Access::write ? nullptr : open_immutable(file_, error);
      if (!database_) throw;
      check_version();
    }
  });
}

Store::Store(InMemory) {
  open_in_memory();
  migrate(Access::write);
}

Store::~Store() = default;

void Store::open(Access access, const OnForeignWal& on_foreign_wal) {
  if (!file_.has_filename()) throw StoreError(StoreFault::is_folder, file_);
  const bool exists = check_place(file_);
  if (was_emptied(file_)) throw StoreError(StoreFault::emptied, file_);
  check_wal_index(file_);
  if (const auto moved = move_foreign_wal(file_); moved && on_foreign_wal) on_foreign_wal(*moved);
  std::error_code none;
  if (fs::is_directory(file_, none)) throw StoreError(StoreFault::is_folder, file_);
  if (exists && !fs::is_regular_file(file_, none)) throw StoreError(StoreFault::not_a_log, file_);
  // SQLite would take a file that is too short to be a database for an empty one, and write over it.
  constexpr std::uintmax_t kHeader = 100;
  if (exists && fs::file_size(file_, none) > 0 && fs::file_size(file_, none) < kHeader)
    throw StoreError(StoreFault::not_a_log, file_);
  if (!exists && access == Access::write) {
    refuse_lone_wal(file_);
    // It may still belong to a session whose log was moved away. A new log in it would make that session's WAL empty.
    fs::remove(wal_index_file(file_), none);
    create_file(file_);
  }
  const bool holds = exists && (access != Access::probe || fs::file_size(file_, none) > 0);
  if (!holds && access != Access::write) return open_in_memory();
  if (const auto fault = check_permission(file_, Permission::read))
    throw StoreError(StoreFault::cannot_read, file_, fault.message());
  if (access == Access::write && check_permission(file_, Permission::write) == std::errc::read_only_file_system)
    throw StoreError(StoreFault::disk_read_only, file_);
  if (exists) share_permissions(file_);
  open_file(access);
}

void Store::open_in_memory() {
  database_ = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database_->exec("PRAGMA foreign_keys = ON");
}

void Store::open_file(Access access) {
  const bool probes = access == Access::probe;
  const int create = access == Access::write ? SQLite::OPEN_CREATE : 0;
  const int rights = probes ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | create;
  database_ = std::make_unique<SQLite::Database>(database_name(file_), rights | SQLite::OPEN_NOMUTEX,
                                                 probes ? kProbePatience : kPatience);
  if (probes) return;
  database_->exec("PRAGMA foreign_keys = ON");
  database_->exec("PRAGMA synchronous = FULL");
}

/// The WAL was removed or replaced, so that only this connection still has what is in it.
void Store::take_in_lost_wal() {
  if (database_->execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() != 0)
    throw StoreError(StoreFault::locked, file_);
  move_replaced_wal(file_);
}

/// Copies the whole log, whose file has no name any more, to a file beside its place.
void Store::keep_replaced() {
  try {
    SQLite::Statement copy(*database_, "VACUUM INTO ?");
    const fs::path kept = new_replaced_log(file_);
    copy.bind(1, kept.string());
    copy.exec();
    sync_file(kept);
    sync_folder_of(kept);
    keeps_replaced_ = true;
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::replaced, file_, error.code().message());
  }
}

/// Leaves a WAL or an index that others do not share any more, and joins theirs.
void Store::open_again() {
  // The old index may lack what others have written: it must not decide what the log takes in, nor delete the WAL.
  sqlite3_db_config(database_->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  database_.reset();
  open_file(Access::write);
  prepare_to_write();
  files_ = wal_files_of(file_);
}

/// Backups have another journal mode. In it a reader blocks every writer, and a power cut can take back the last entry.
void Store::prepare_to_write() {
  if (database_->execAndGet("PRAGMA journal_mode").getString() != "wal") database_->exec("PRAGMA journal_mode = WAL");
  if (file_.empty()) return;
  claim_wal(file_, *database_);
  follow_wal(file_, *database_);
}

/// Checks the version of a log that can only be read and therefore cannot be upgraded.
void Store::check_version() {
  const bool older = pragma(*database_, "application_id") == kApplication &&
                     schema_version(*database_) < static_cast<int>(schema_files().size());
  if (older) throw StoreError(StoreFault::older_read_only, file_);
  migrate(Access::probe);
}

void Store::migrate(Access access) {
  const auto newest = static_cast<int>(schema_files().size());
  const int found = schema_version(*database_);
  const int application = pragma(*database_, "application_id");
  if (found == newest && application == kApplication) {
    if (access == Access::write) prepare_to_write();
    return;
  }
  const bool empty = database_->execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
  if (application != kApplication && !empty) {
    throw StoreError(StoreFault::foreign, file_);
  }
  if (found > newest) {
    throw StoreError(StoreFault::newer, file_, std::to_string(found));
  }
  if (access == Access::probe && !empty) {
    throw StoreError(StoreFault::older, file_);
  }
  // The program of an older version that runs a session could not finish it in the new schema.
  if (!empty && SessionLock::is_held(file_)) throw StoreError(StoreFault::older_running, file_);
  prepare_to_write();
  SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
  const int oldest = schema_version(*database_);  // another process may have upgraded the log meanwhile
  if (!empty && oldest < newest) keep_before_migration(file_, oldest);
  for (int version = oldest; version < newest; ++version) {
    database_->exec(std::string(schema_files()[static_cast<std::size_t>(version)].text));
    database_->exec(formatted("PRAGMA user_version = {}", version + 1));
  }
  database_->exec(formatted("PRAGMA application_id = {}", kApplication));
  transaction.commit();
  if (!file_.empty()) claim_wal(file_, *database_);
}

std::int64_t Store::data_version() const {
  return with_log(file_, [&] { return database_->execAndGet("PRAGMA data_version").getInt64(); });
}

void Store::wait_for_locks(Millis patience) {
  with_log(file_, [&] { database_->setBusyTimeout(static_cast<int>(patience.count())); });
}

std::string make_uuid() {
  uuid_t bytes;
  ::uuid_generate_random(bytes);
  return unparsed(bytes);
}

std::string make_uuid(std::string_view name) {
  uuid_t space, bytes;
  ::uuid_parse("6f2b7b52-3a0c-4d0e-9c39-0a6d1c4e5f10", space);  // a random namespace that only Dropwise uses
  ::uuid_generate_sha1(bytes, space, name.data(), name.size());
  return unparsed(bytes);
}

}  // namespace dropwise
