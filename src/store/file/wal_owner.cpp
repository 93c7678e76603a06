#include "store/file/wal_owner.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <thread>

#include <sqlite3.h>

#include "base/format.h"
#include "store/error.h"
#include "store/file/immutable_db.h"
#include "store/file/log_file.h"
#include "store/file/log_range.h"
#include "store/file/session_lock.h"
#include "store/file/wal_index.h"
#include "store/statement.h"
#include "store/store.h"
#include "system/durable_file.h"
#include "system/file_identity.h"
#include "system/limited_file.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostNames = 6;
constexpr std::size_t kOwnerSize = 400;  // bytes of the file, always the same: it is then written in one sector

struct Owner {
  FileIdentity log, wal;
  std::optional<std::uint32_t> salt = {};  // of the WAL when it was named; absent: not known
  std::vector<std::string> names = {};     // that the log file may have, without its WAL; the last is that of the WAL
};

std::string to_line(Owner& owner) {
  if (owner.names.size() > kMostNames) owner.names.erase(owner.names.begin(), owner.names.end() - kMostNames);
  std::string line = formatted("{} {} {} {} {}", owner.log.inode, owner.log.born, owner.wal.inode, owner.wal.born,
                               owner.salt ? std::to_string(*owner.salt) : kNoName);
  for (const std::string& name : owner.names) line += " " + name;
  line.resize(kOwnerSize - 1, ' ');
  return line + '\n';
}

void save_owner(const fs::path& log, Owner owner) {
  try {
    overwrite_durable_file(wal_owner_file(log), to_line(owner));
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::cannot_lock, error.path1(), error.code().message());
  }
}

std::optional<Owner> load_owner(const fs::path& log) {
  std::istringstream file(try_load_limited_file(wal_owner_file(log), 2 * kOwnerSize).value_or(""));
  Owner owner;
  std::string salt;
  if (!(file >> owner.log.inode >> owner.log.born >> owner.wal.inode >> owner.wal.born >> salt)) return {};
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(salt.data(), salt.data() + salt.size(), number);
  if (fault == std::errc() && end == salt.data() + salt.size()) owner.salt = number;
  for (std::string name; file >> name;) owner.names.push_back(name);
  return owner;
}

void set_wal_name(SQLite::Database& database, const std::string& name) {
  database.exec("DELETE FROM log");
  SQLite::Statement row(database, "INSERT INTO log (wal) VALUES (?)");
  row.bind(1, name);
  row.exec();
}

/// Whether the log file is what it was when the WAL was named, or what it became by taking the WAL in. Otherwise it was
/// written over, as `cp` does.
bool fits(const LogFile& log, const Owner& owner, std::optional<std::uint32_t> salt) {
  constexpr std::uint32_t kMostTimes = 1'000'000;  // that a WAL begins anew
  if (!log.is_log || !log.uses_wal) return false;
  const std::uint32_t times = owner.salt && salt ? *salt - *owner.salt : 0;
  if (times > kMostTimes) return false;  // it is another WAL
  if (log.wal_name.empty()) return true;
  if (times > 0) return log.wal_name == owner.names.back();
  return std::ranges::find(owner.names, log.wal_name) != owner.names.end();
}

enum class Verdict {
  own,
  foreign,
  wal_replaced,  ///< A session has the log open with another WAL.
  written_over,  ///< The WAL is the log's own, and the log has other contents than before.
};

Verdict judge(const fs::path& real) {
  const auto log = identity_of(real), wal = identity_of(wal_file(real));
  if (!log || !wal) return Verdict::own;
  const auto owner = load_owner(real);
  const bool same_log = owner && is_same_file(owner->log, *log), same_wal = owner && is_same_file(owner->wal, *wal);
  const bool in_session = same_log && SessionLock::is_held(real);
  if (in_session && !same_wal) return Verdict::wal_replaced;
  if (!in_session && has_no_wal(real)) return Verdict::own;  // it is empty
  // The salt comes first: once it has changed, the log has taken in all that the WAL had.
  const auto salt = salt_of(wal_file(real));
  const auto found = read_log_file(real);
  if (!found) return same_log && same_wal ? Verdict::own : Verdict::foreign;
  if (!owner)
    return found->is_log && found->uses_wal && found->version < kFirstWithName ? Verdict::own : Verdict::foreign;
  // Both are new if the log was copied or moved to another disk with its WAL.
  const bool copied = !same_log && !same_wal && owner->salt && salt && !found->wal_name.empty();
  const bool named = ((same_log && same_wal) || copied) && !owner->names.empty();
  if (named && fits(*found, *owner, salt)) return Verdict::own;
  return named && !copied ? Verdict::written_over : Verdict::foreign;
}

/// What is written meanwhile is synced together with the next change: nobody relies on it before.
class Unsynced {
 public:
  Unsynced(SQLite::Database& database, bool active) : database_(database), active_(active) {
    if (active_) database_.exec("PRAGMA synchronous = OFF");
  }
  ~Unsynced() {
    if (active_) database_.tryExec("PRAGMA synchronous = FULL");
  }
  Unsynced(const Unsynced&) = delete;
  Unsynced& operator=(const Unsynced&) = delete;

 private:
  SQLite::Database& database_;
  bool active_;
};

/// The name of the first WAL that is moved aside, of the second, and so on.
fs::path aside_name(const fs::path& real, int number) {
  const std::string first = real.string() + ".foreign-wal";
  return number == 1 ? first : formatted("{}-{}", first, number);
}

fs::path move_aside(const fs::path& real) {
  int number = 1;
  while (!rename_to_new(wal_file(real), aside_name(real, number))) ++number;
  sync_folder_of(real);
  return aside_name(real, number);
}

bool has_wal(const fs::path& real) {
  std::error_code none;
  return fs::exists(wal_file(real), none) && fs::exists(real, none) && !has_no_wal(real);
}

}  // namespace

fs::path wal_owner_file(const fs::path& log) { return resolve_links(log) += ".owner"; }

std::optional<fs::path> move_foreign_wal(const fs::path& log, Millis patience) {
  constexpr Millis kStep{20};
  const fs::path real = resolve_links(log);
  SessionLock::check_owner(log);
  try {
    for (Millis waited{0};; waited += kStep) {
      const Verdict verdict = judge(real);
      if (verdict == Verdict::own) return {};
      if (const auto lock = try_lock_log(real)) {
        if (!has_wal(real) || judge(real) == Verdict::own) return {};
        fs::remove(wal_index_file(real));  // SQLite makes it anew
        return move_aside(real);
      }
      // A program that has the log open uses its WAL, which then has been there all along or has just been created.
      if (verdict == Verdict::foreign) return {};
      if (waited >= patience) {
        const bool replaced = verdict == Verdict::wal_replaced;
        throw StoreError(replaced ? StoreFault::used_elsewhere : StoreFault::other_log_runs, log,
                         real.filename().string());
      }
      std::this_thread::sleep_for(kStep);  // a page may just have been read half written
    }
  } catch (const fs::filesystem_error&) {
    throw StoreError(StoreFault::foreign_wal, log, real.filename().string());
  }
}

void move_replaced_wal(const fs::path& log) {
  const fs::path real = resolve_links(log);
  try {
    if (has_wal(real)) move_aside(real);
  } catch (const fs::filesystem_error&) {
    throw StoreError(StoreFault::foreign_wal, log, real.filename().string());
  }
}

bool was_written_over(const fs::path& log) {
  const fs::path real = resolve_links(log);
  constexpr Millis kStep{20};
  for (int look = 0; look < 3; ++look) {  // another program may just be writing
    if (judge(real) != Verdict::written_over) return false;
    std::this_thread::sleep_for(kStep);
  }
  return true;
}

void claim_wal(const fs::path& log, SQLite::Database& database) {
  const fs::path real = resolve_links(log);
  const bool has_name = pragma(database, "user_version") >= kFirstWithName;  // reading it also opens the WAL
  const auto here = identity_of(real), wal = identity_of(wal_file(real));
  if (!here || !wal) return;
  const auto find_owner = [&] {
    auto owner = load_owner(real);
    const bool is_named =
        owner && !owner->names.empty() && is_same_file(owner->log, *here) && is_same_file(owner->wal, *wal);
    return is_named ? owner : std::nullopt;
  };
  if (const auto owner = find_owner(); owner && (!has_name || wal_name(database) == owner->names.back())) return;
  const bool is_new = has_no_wal(real);
  const Unsynced unsynced(database, is_new);
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  auto owner = find_owner();  // another program may have claimed it meanwhile
  if (!owner) {
    owner = Owner{*here, *wal, {}, {wal_name(database)}};
    if (!is_new) {
      if (const auto file = read_log_file(real)) owner->names.push_back(file->wal_name);
    }
    owner->names.push_back(make_uuid());
  }
  owner->salt.reset();
  save_owner(log, *owner);
  if (has_name) set_wal_name(database, owner->names.back());
  transaction.commit();
  if (!has_name) return;
  // Only now is there a WAL with a salt. It need not be durable: without it, more is accepted.
  owner->salt = salt_of(wal_file(real));
  std::fstream(wal_owner_file(log), std::ios::in | std::ios::out | std::ios::binary) << to_line(*owner);
}

void follow_wal(const fs::path& log, SQLite::Database& database) {
  // It takes the place of SQLite's own hook, which takes the WAL in once it has become long.
  constexpr auto kAfterChange = [](void* place, sqlite3* handle, const char* name, int pages) {
    constexpr int kLong = 1000;
    const auto& file = *static_cast<const fs::path*>(place);
    try {
      const auto salt = salt_of(wal_file(file));
      if (auto owner = load_owner(file); owner && owner->salt && salt && owner->salt != salt && !owner->names.empty()) {
        owner->salt = salt;
        owner->names.erase(owner->names.begin(), owner->names.end() - 1);  // the log has taken in all of the WAL before
        save_owner(file, *owner);
      }
    } catch (const StoreError&) {
      return SQLITE_IOERR;
    }
    if (pages >= kLong) sqlite3_wal_checkpoint(handle, name);
    return SQLITE_OK;
  };
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the hook only reads it
  sqlite3_wal_hook(database.getHandle(), kAfterChange, const_cast<fs::path*>(&log));
}

bool take_wal_name(SQLite::Database& contents, SQLite::Database& log) {
  if (pragma(contents, "user_version") < kFirstWithName) return false;
  set_wal_name(contents, wal_name(log));
  return true;
}

void expect_no_name(const fs::path& log) {
  auto owner = load_owner(log);
  if (!owner || owner->names.empty()) return;
  owner->salt.reset();
  std::erase(owner->names, kNoName);
  owner->names.insert(owner->names.begin(), kNoName);
  save_owner(log, *owner);
}

bool was_emptied(const fs::path& log) {
  std::error_code none;
  const auto here = identity_of(resolve_links(log));
  const auto owner = load_owner(log);
  return here && fs::is_regular_file(log, none) && fs::file_size(log, none) == 0 && owner &&
         is_same_file(owner->log, *here);
}

std::vector<fs::path> foreign_wals(const fs::path& log) {
  const fs::path real = resolve_links(log);
  std::vector<fs::path> found;
  std::error_code none;
  for (int number = 1; fs::exists(aside_name(real, number), none); ++number) found.push_back(aside_name(real, number));
  return found;
}

}  // namespace dropwise
