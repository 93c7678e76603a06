#include "store/file/wal_owner.h"

#include <array>
#include <span>
#include <sstream>

#include <sqlite3.h>

#include "base/format.h"
#include "store/error.h"
#include "store/file/immutable_db.h"
#include "store/file/session_lock.h"
#include "store/statement.h"
#include "system/durable_file.h"
#include "system/file_identity.h"
#include "system/file_lock.h"
#include "system/limited_file.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr int kFirstWithOwner = 7;  // the first version of the log whose WAL always names its owner

constexpr std::size_t kMostOwner = 500;  // bytes of the file

struct Owner {
  std::string id = {};  // of the log; empty if it had none yet
  FileIdentity log = {}, wal = {};
};

fs::path wal_of(const fs::path& real) { return real.string() + "-wal"; }

std::string to_line(const Owner& owner) {
  return formatted("{} {} {} {} {}\n", owner.id.empty() ? "-" : owner.id, owner.log.inode, owner.log.born,
                   owner.wal.inode, owner.wal.born);
}

std::optional<Owner> load_owner(const fs::path& log) {
  std::istringstream file(try_load_limited_file(wal_owner_file(log), kMostOwner).value_or(""));
  Owner owner;
  if (!(file >> owner.id >> owner.log.inode >> owner.log.born >> owner.wal.inode >> owner.wal.born)) return {};
  if (owner.id == "-") owner.id.clear();
  return owner;
}

/// The id in the log. Empty when there is none, or another program has replaced it by something else.
std::string log_id(SQLite::Database& database) {
  SQLite::Statement row(database, "SELECT id FROM log");
  const std::string id = row.executeStep() ? row.getColumn(0).getString() : "";
  return id.find_first_not_of("0123456789abcdef") == std::string::npos ? id : "";
}

/// What the log file itself says, without its WAL.
struct Header {
  bool uses_wal = false;
  int version = 0;
  std::string id = {};
};

/// Reads a big-endian number of four bytes.
int number_at(std::span<const unsigned char> bytes, std::size_t place) {
  std::uint32_t number = 0;
  for (const unsigned char byte : bytes.subspan(place, 4)) number = number << 8U | byte;
  return static_cast<int>(number);
}

/// Absent when the file is not a log that can be read; opening it reports why.
std::optional<Header> header_of(const fs::path& real) {
  constexpr std::size_t kReadVersion = 19, kUserVersion = 60, kApplicationId = 68;  // places in SQLite's file header
  constexpr int kWal = 2;
  try {
    const auto database = open_without_wal(real);
    sqlite3_file* file = nullptr;
    std::array<unsigned char, 100> bytes{};
    sqlite3_file_control(database->getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!file || file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0) != SQLITE_OK) return {};
    if (number_at(bytes, kApplicationId) != kApplication) return {};
    Header header{.uses_wal = bytes[kReadVersion] == kWal, .version = number_at(bytes, kUserVersion)};
    if (header.version >= kFirstWithOwner) header.id = log_id(*database);
    return header;
  } catch (const SQLite::Exception&) {
    return {};
  }
}

/// Keeps all other programs from opening the log, if none has it open: SQLite holds a shared lock on these bytes as
/// long as it uses a WAL.
std::optional<FileLock> try_lock_log(const fs::path& real) {
  constexpr std::int64_t kFirst = 0x40000002, kSize = 510;
  return FileLock::try_acquire_range(real, kFirst, kSize);
}

/// How much later a file was last written than another; 0 if one of them has just been removed.
Millis newer_by(const fs::path& file, const fs::path& other) {
  std::error_code gone, other_gone;
  const auto lead = fs::last_write_time(file, gone) - fs::last_write_time(other, other_gone);
  return gone || other_gone ? Millis{0} : std::chrono::duration_cast<Millis>(lead);
}

/// Whether the log, which is the file that the owner names, has lost what it had: `cp` writes over the old file.
bool is_written_over(const fs::path& real, const Header& header, const Owner& owner) {
  constexpr Millis kSlow = std::chrono::seconds{10};  // from the last write of a WAL to the end of its checkpoint
  const bool other_log = !header.id.empty() && !owner.id.empty() && header.id != owner.id;
  return other_log || !header.uses_wal || newer_by(real, wal_of(real)) > kSlow;
}

bool belongs(const fs::path& real) {
  const auto log = identity_of(real), wal = identity_of(wal_of(real));
  if (!log || !wal) return true;
  const auto owner = load_owner(real);
  const bool is_named = owner && is_same_file(owner->log, *log) && is_same_file(owner->wal, *wal);
  if (is_named && SessionLock::is_held(real)) return true;
  const auto header = header_of(real);
  if (!header) return is_named;
  if (is_named) return !is_written_over(real, *header, *owner);
  return !owner && header->version < kFirstWithOwner && header->uses_wal;
}

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
    if (belongs(real)) {
      touch_wal(log);
      return {};
    }
    const auto lock = try_lock_log(real);
    // A program that has the log open uses its WAL, which then has been there all along or has just been created.
    if (!lock || !has_wal(real) || belongs(real)) return {};
    return move_aside(real);
  } catch (const fs::filesystem_error&) {
    throw StoreError(StoreFault::foreign_wal, log, real.filename().string());
  }
}

void touch_wal(const fs::path& log) {
  constexpr Millis kOld = std::chrono::seconds{2};
  const fs::path real = resolve_links(log);
  if (!has_wal(real) || SessionLock::is_held(log)) return;
  std::error_code none;
  const auto now = fs::file_time_type::clock::now();
  if (now - fs::last_write_time(wal_of(real), none) < kOld) return;
  fs::last_write_time(wal_of(real), now, none);
  try {
    sync_file(wal_of(real));
  } catch (const fs::filesystem_error&) {  // on a disk that cannot be written, nothing is taken in either
  }
}

void claim_wal(const fs::path& log, SQLite::Database& database) {
  const fs::path real = resolve_links(log);
  const bool has_id = pragma(database, "user_version") >= kFirstWithOwner;  // reading it also opens the WAL
  const auto here = identity_of(real), wal = identity_of(wal_of(real));
  if (!here || !wal) return;
  const std::string line = to_line({has_id ? log_id(database) : "", *here, *wal});
  if (const auto owner = load_owner(real); owner && to_line(*owner) == line) return;
  try {
    overwrite_durable_file(wal_owner_file(log), line);
  } catch (const fs::filesystem_error& error) {
    throw StoreError(StoreFault::cannot_lock, error.path1(), error.code().message());
  }
}

std::vector<fs::path> foreign_wals(const fs::path& log) {
  const fs::path real = resolve_links(log);
  std::vector<fs::path> found;
  std::error_code none;
  for (int number = 1; fs::exists(aside_name(real, number), none); ++number) found.push_back(aside_name(real, number));
  return found;
}

}  // namespace dropwise
