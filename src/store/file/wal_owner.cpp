#include "store/file/wal_owner.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <span>
#include <sstream>

#include <sqlite3.h>

#include "base/format.h"
#include "store/error.h"
#include "store/file/immutable_db.h"
#include "store/file/log_range.h"
#include "store/file/session_lock.h"
#include "store/json/line.h"
#include "store/statement.h"
#include "store/store.h"
#include "system/durable_file.h"
#include "system/file_identity.h"
#include "system/limited_file.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr int kFirstWithName = 7;  // the first version of the log that names the WAL it has taken in

constexpr std::size_t kMostNames = 6;
constexpr std::size_t kOwnerSize = 400;  // bytes of the file, always the same: it is then written in one sector

constexpr const char* kNoName = "-";  // of the WAL that a log has taken in: there is none, or it is not a name

struct Owner {
  FileIdentity log, wal;
  std::optional<std::uint32_t> salt = {};  // of the WAL when it was named; absent: not known
  std::vector<std::string> names = {};     // that the log file may have, without its WAL; the last is that of the WAL
};

fs::path wal_of(const fs::path& real) { return real.string() + "-wal"; }

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

/// Reads a big-endian number of four bytes.
std::uint32_t number_at(std::span<const char> bytes, std::size_t place) {
  std::uint32_t number = 0;
  for (const char byte : bytes.subspan(place, 4)) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

/// The first salt of a WAL. It is random when the WAL is made, and grows by 1 each time the log has taken in all of it
/// and it begins anew. Absent when the WAL has no valid header, so that SQLite takes nothing from it.
std::optional<std::uint32_t> salt_of(const fs::path& wal) {
  constexpr std::uint32_t kMagic = 0x377f0682;  // or 1 more
  constexpr std::size_t kSaltPlace = 16;
  std::array<char, 32> header{};
  std::ifstream file(wal, std::ios::binary);
  if (!file.read(header.data(), header.size()) || (number_at(header, 0) | 1U) != (kMagic | 1U)) return {};
  return number_at(header, kSaltPlace);
}

/// The name of the WAL that the log has last taken in. kNoName when there is none, or another program has replaced it
/// by something else.
std::string wal_name(SQLite::Database& database) {
  if (pragma(database, "user_version") < kFirstWithName) return kNoName;
  SQLite::Statement row(database, "SELECT wal FROM log");
  const std::string name = row.executeStep() ? parse_uuid(row.getColumn(0).getString()) : "";
  return name.empty() ? kNoName : name;
}

void set_wal_name(SQLite::Database& database, const std::string& name) {
  database.exec("DELETE FROM log");
  SQLite::Statement row(database, "INSERT INTO log (wal) VALUES (?)");
  row.bind(1, name);
  row.exec();
}

/// What the log file itself says, without its WAL.
struct LogFile {
  bool is_log = false;  // or a log that is about to be filled
  bool uses_wal = false;
  int version = 0;
  std::string wal_name = {};  // of the WAL that it has last taken in; empty if it cannot be read
};

/// Absent when the disk does not let it be read.
std::optional<LogFile> read_log_file(const fs::path& real) {
  constexpr std::string_view kMagic{"SQLite format 3\0", 16};
  constexpr std::size_t kReadVersion = 19, kUserVersion = 60, kApplicationId = 68;  // places in SQLite's file header
  constexpr char kWal = 2;
  LogFile log;
  try {
    const auto database = open_without_wal(real);
    sqlite3_file* file = nullptr;
    std::array<char, 100> bytes{};
    sqlite3_file_control(database->getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    const int result = file && file->pMethods
                           ? file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0)
                           : SQLITE_IOERR;
    if (result == SQLITE_IOERR_SHORT_READ) return log;
    if (result != SQLITE_OK) return {};
    log.version = static_cast<int>(number_at(bytes, kUserVersion));
    log.uses_wal = bytes[kReadVersion] == kWal;
    const int application = static_cast<int>(number_at(bytes, kApplicationId));
    const bool is_new = application == 0 && log.version == 0;
    log.is_log = std::string_view(bytes.data(), kMagic.size()) == kMagic && (application == kApplication || is_new);
    if (log.is_log) log.wal_name = wal_name(*database);
  } catch (const SQLite::Exception&) {  // the checkpoint of a WAL was cut off
  }
  return log;
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

bool belongs(const fs::path& real) {
  const auto log = identity_of(real), wal = identity_of(wal_of(real));
  if (!log || !wal) return true;
  const auto owner = load_owner(real);
  const bool same_log = owner && is_same_file(owner->log, *log), same_wal = owner && is_same_file(owner->wal, *wal);
  if (same_log && same_wal && SessionLock::is_held(real)) return true;
  const auto found = read_log_file(real);
  if (!found) return same_log && same_wal;
  if (!owner) return found->is_log && found->uses_wal && found->version < kFirstWithName;
  // Both are new if the log was copied or moved to another disk with its WAL.
  const auto salt = salt_of(wal_of(real));
  const bool copied = !same_log && !same_wal && owner->salt && salt && !found->wal_name.empty();
  return ((same_log && same_wal) || copied) && !owner->names.empty() && fits(*found, *owner, salt);
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
  while (!rename_to_new(wal_of(real), aside_name(real, number))) ++number;
  fs::remove(real.string() + "-shm");  // the index of the WAL, which SQLite makes anew
  sync_folder_of(real);
  return aside_name(real, number);
}

bool has_wal(const fs::path& real) {
  std::error_code none;
  return fs::exists(wal_of(real), none) && fs::exists(real, none) && !has_no_wal(real);
}

}  // namespace

fs::path wal_owner_file(const fs::path& log) { return resolve_links(log) += ".owner"; }

std::optional<fs::path> move_foreign_wal(const fs::path& log) {
  const fs::path real = resolve_links(log);
  SessionLock::check_owner(log);
  try {
    if (!has_wal(real)) return {};
    if (belongs(real)) return {};
    const auto lock = try_lock_log(real);
    // A program that has the log open uses its WAL, which then has been there all along or has just been created.
    if (!lock || !has_wal(real) || belongs(real)) return {};
    return move_aside(real);
  } catch (const fs::filesystem_error&) {
    throw StoreError(StoreFault::foreign_wal, log, real.filename().string());
  }
}

void claim_wal(const fs::path& log, SQLite::Database& database) {
  const fs::path real = resolve_links(log);
  const bool has_name = pragma(database, "user_version") >= kFirstWithName;  // reading it also opens the WAL
  const auto here = identity_of(real), wal = identity_of(wal_of(real));
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
  owner->salt = salt_of(wal_of(real));
  std::fstream(wal_owner_file(log), std::ios::in | std::ios::out | std::ios::binary) << to_line(*owner);
}

void expect_contents_of(const fs::path& log, SQLite::Database& other) {
  auto owner = load_owner(log);
  if (!owner || owner->names.empty()) return;
  owner->salt.reset();
  owner->names.insert(owner->names.end() - 1, wal_name(other));
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
