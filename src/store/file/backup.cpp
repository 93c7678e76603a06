#include "store/file/backup.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "base/format.h"
#include "base/text.h"
#include "data/data_files.h"
#include "store/file/database_name.h"
#include "store/file/immutable_db.h"
#include "store/file/log_file.h"
#include "store/file/session_lock.h"
#include "store/file/wal_owner.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "system/durable_file.h"
#include "system/folder_lock.h"
#include "system/paths.h"
#include "system/private_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr int kFirstWithErased = 7;  // the version of the log in which sessions can be erased

/// Whether the bytes of a file contain this text.
bool contains(const fs::path& file, const std::string& text) {
  std::ifstream in(file, std::ios::binary);
  std::string window, part(1 << 16, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())) || in.gcount() > 0) {
    window.append(part, 0, static_cast<std::size_t>(in.gcount()));
    if (window.find(text) != std::string::npos) return true;
    window.erase(0, window.size() - std::min(window.size(), text.size()));
  }
  return false;
}

bool is_log(const fs::path& file) {
  try {
    SQLite::Database database(database_name(file), SQLite::OPEN_READONLY);
    return pragma(database, "application_id") == kApplication;
  } catch (const SQLite::Exception&) {
    return false;
  }
}

/// Whether a log, or SQLite, keeps files of its own under this name.
bool is_beside_log(const fs::path& log, const fs::path& copy) {
  const std::string real = resolve_links(fs::absolute(log)).string();
  const std::string name = (resolve_links(fs::absolute(copy).parent_path()) / copy.filename()).string();
  if (name.starts_with(real + ".foreign-wal") || name.starts_with(real + ".replaced")) return true;
  constexpr std::array<std::string_view, 5> kEndings = {"-wal", "-shm", "-journal", ".live", ".owner"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return name == real + std::string(ending); });
}

/// A copy has this as a second row of its table `log`. Whoever writes to the copy names its WAL, which removes the row.
constexpr const char* kCopyMark = "backup";

bool is_untouched(SQLite::Database& copy) {
  if (pragma(copy, "user_version") < kFirstWithName) return true;  // of a version that left no mark
  SQLite::Statement row(copy, "SELECT 1 FROM log WHERE wal = ?");
  row.bind(1, kCopyMark);
  return row.executeStep();
}

void mark_as_copy(SQLite::Database& copy) {
  if (pragma(copy, "user_version") < kFirstWithName) return;
  for (const char* sql : {"DELETE FROM log WHERE wal = ?", "INSERT INTO log (wal) VALUES (?)"}) {
    SQLite::Statement row(copy, sql);
    row.bind(1, kCopyMark);
    row.exec();
  }
}

/// Whether a log in the place of the copy is more than an older copy: it is in use, or it has a session that the log
/// does not have, or only an older version of. If somebody has written to it, each session must be the same in both:
/// the log may have another version of a session without having the change that was made in the copy.
bool has_more(const fs::path& log, const fs::path& copy) {
  if (SessionLock::is_held(copy) || !has_no_wal(copy)) return true;
  try {
    const auto ours = open_read_only(log, SQLite::OPEN_READONLY);
    const auto theirs = open_without_wal(copy);
    constexpr const char* kVersion =
        "SELECT uuid, updated, (SELECT count(*) FROM event WHERE session = session.id), coalesce(lasted, 0) FROM "
        "session";
    const bool untouched = is_untouched(*theirs);
    SQLite::Statement other(*theirs, kVersion), here(*ours, formatted("{} WHERE uuid = ?", kVersion));
    while (other.executeStep()) {
      here.reset();
      here.bind(1, other.getColumn(0).getString());
      if (!here.executeStep() || here.getColumn(1).getInt64() < other.getColumn(1).getInt64()) return true;
      const bool same_version = here.getColumn(1).getInt64() == other.getColumn(1).getInt64();
      if (!untouched && !same_version) return true;
      if (same_version && (here.getColumn(2).getInt64() < other.getColumn(2).getInt64() ||
                           here.getColumn(3).getInt64() < other.getColumn(3).getInt64()))
        return true;
    }
  } catch (const SQLite::Exception&) {  // a copy that was cut off; an error of the log is reported when it is copied
  }
  return false;
}

/// Accepts as target only a new file, an empty file or an older copy of this log.
void check_place(const fs::path& log, const fs::path& copy) {
  std::error_code none;
  if (is_beside_log(log, copy)) throw StoreError(StoreFault::backup_beside_log, copy);
  if (!fs::exists(copy, none)) return;
  if (fs::equivalent(log, copy, none)) throw StoreError(StoreFault::backup_is_log, copy);
  if (!fs::is_regular_file(copy, none)) throw StoreError(StoreFault::backup_no_file, copy);
  if (fs::file_size(copy, none) > 0 && !is_log(copy)) throw StoreError(StoreFault::backup_other_file, copy);
  if (fs::file_size(copy, none) > 0 && has_more(log, copy)) throw StoreError(StoreFault::backup_other_log, copy);
}

void copy_into(const fs::path& log, const fs::path& fresh, const fs::path& copy) {
  with_log(log, [&] {
    const auto opened = open_read_only(log, SQLite::OPEN_READONLY);  // its errors concern the log, not the copy
    SQLite::Database& from = *opened;
    try {
      SQLite::Database to(database_name(fresh), SQLite::OPEN_READWRITE);
      to.exec("PRAGMA journal_mode = OFF");  // what is cut off is thrown away
      if (SQLite::Backup(to, from).executeStep(-1) != SQLITE_DONE) throw StoreError(StoreFault::locked, log);
      mark_as_copy(to);
      to.exec("PRAGMA journal_mode = DELETE");  // a single file, without a WAL beside it
      const std::string found = to.execAndGet("PRAGMA integrity_check").getString();
      if (found != "ok") throw StoreError(StoreFault::backup_of_damaged, log);
    } catch (const SQLite::Exception& error) {
      throw to_backup_error(error, copy);
    }
  });
}

/// Makes a file that has lost its name useless, so that what still waits to write to it fails, and is not lost with it.
void spoil(SQLite::Database& lost) {
  for (const char* sql :
       {"DROP TABLE IF EXISTS session", "DROP TABLE IF EXISTS log", "CREATE TABLE replaced (at INTEGER)",
        "PRAGMA user_version = 0", "PRAGMA application_id = 0", "COMMIT"})
    lost.tryExec(sql);
}

/// Puts the new copy in the place of an older one, which is locked meanwhile: what another program has written to it is
/// seen, and nothing is written to it any more.
void replace_copy(const fs::path& log, const fs::path& fresh, const fs::path& copy) {
  constexpr int kPatience = 5000;  // milliseconds
  try {
    SQLite::Database older(database_name(copy), SQLite::OPEN_READWRITE, kPatience);
    // While nobody else has it open, a copy that was used as a log becomes a single file again.
    if (older.execAndGet("PRAGMA journal_mode = DELETE").getString() != "delete")
      throw StoreError(StoreFault::backup_other_log, copy);
    older.exec("PRAGMA journal_mode = MEMORY");  // a journal on disk would have the name of that of the new copy
    older.exec("BEGIN EXCLUSIVE");
    const bool is_empty = older.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (!is_empty && has_more(log, copy)) throw StoreError(StoreFault::backup_other_log, copy);
    fs::rename(fresh, copy);
    sync_folder_of(copy);  // until then, a power cut may bring the older copy back
    spoil(older);
  } catch (const SQLite::Exception& error) {
    const StoreFault fault = to_store_error(error, copy).fault();
    if (fault == StoreFault::locked) throw StoreError(StoreFault::backup_other_log, copy);
    if (fault != StoreFault::damaged && fault != StoreFault::not_a_log) throw to_backup_error(error, copy);
    fs::rename(fresh, copy);  // it was cut off
  }
}

/// Takes turns with other backups into the same folder, which all use one temporary name.
FolderLock lock_folder_of(const fs::path& copy) {
  constexpr Millis kPatience = std::chrono::seconds{10};
  try {
    if (auto lock = FolderLock::acquire(copy.has_parent_path() ? copy.parent_path() : ".", kPatience))
      return std::move(*lock);
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::backup_failed, copy, error.code().message());
  }
  throw StoreError(StoreFault::locked, copy);
}

/// Copies the log to a new file beside `copy`, checks it, and has `place` give it its name.
template <class Place>
void back_up(const fs::path& log, const fs::path& copy, Place place) {
  std::error_code none;
  if (!fs::exists(log, none)) throw StoreError(StoreFault::no_log, log);
  move_foreign_wal(log);
  if (!fs::is_regular_file(log, none)) throw StoreError(StoreFault::not_a_log, log);
  const auto lock = lock_folder_of(copy);
  const fs::path fresh = copy.parent_path() / kUnfinishedBackup;
  fs::remove(fresh, none);  // left by a backup that was cut off
  try {
    create_private_file(fresh);
    copy_into(log, fresh, copy);
    sync_file(fresh);
    place(fresh);
    sync_folder_of(copy);
  } catch (const fs::filesystem_error& error) {
    fs::remove(fresh, none);
    throw StoreError(StoreFault::backup_failed, copy, error.code().message());
  } catch (const StoreError&) {
    fs::remove(fresh, none);
    throw;
  }
}

}  // namespace

void back_up(const fs::path& log, const fs::path& copy) {
  check_place(log, copy);
  back_up(log, copy, [&](const fs::path& fresh) {
    if (!rename_to_new(fresh, copy)) replace_copy(log, fresh, copy);
  });
}

bool back_up_unless_there(const fs::path& log, const fs::path& copy) {
  bool placed = false;
  back_up(log, copy, [&](const fs::path& fresh) {
    placed = rename_to_new(fresh, copy);
    if (!placed) fs::remove(fresh);
  });
  return placed;
}

fs::path numbered(const fs::path& name, int number) {
  return name.parent_path() / formatted("{}-{}{}", name.stem().string(), number, name.extension().string());
}

fs::path back_up_as_new(const fs::path& log, const fs::path& copy) {
  fs::path taken = copy;
  back_up(log, copy, [&](const fs::path& fresh) {
    for (int number = 2; !rename_to_new(fresh, taken); ++number) taken = numbered(copy, number);
  });
  return taken;
}

std::vector<fs::path> copies_before_migration(const fs::path& log) {
  std::vector<fs::path> copies;
  std::error_code none;
  for (std::size_t version = 1; version < schema_files().size(); ++version) {
    const fs::path copy = formatted("{}.v{}", log.string(), version);
    if (fs::exists(copy, none)) copies.push_back(copy);
  }
  return copies;
}

bool holds_session(const fs::path& file, const std::string& uuid) {
  try {
    const auto database = open_without_wal(file);
    const bool can_be_erased = pragma(*database, "user_version") >= kFirstWithErased;
    SQLite::Statement row(*database, can_be_erased ? "SELECT 1 FROM session WHERE uuid = ? AND erased = 0"
                                                   : "SELECT 1 FROM session WHERE uuid = ?");
    row.bind(1, uuid);
    return row.executeStep();
  } catch (const SQLite::Exception&) {  // it is no log, or cannot be read as one
    return contains(file, uuid);
  }
}

void keep_before_migration(const fs::path& log, int version) {
  constexpr int kKept = 3;
  back_up(log, log.string() + ".v" + std::to_string(version));
  std::error_code none;
  for (int older = 1; older <= version - kKept; ++older) fs::remove(log.string() + ".v" + std::to_string(older), none);
}

}  // namespace dropwise
