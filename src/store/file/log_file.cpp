#include "store/file/log_file.h"

#include <array>
#include <fstream>
#include <span>

#include <sqlite3.h>

#include "store/file/immutable_db.h"
#include "store/json/line.h"
#include "store/statement.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kVersionPlace = 19, kUserVersionPlace = 60, kApplicationPlace = 68;  // in the header of SQLite

/// Reads a big-endian number of four bytes.
std::uint32_t number_at(std::span<const char> bytes, std::size_t place) {
  std::uint32_t number = 0;
  for (const char byte : bytes.subspan(place, 4)) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace

bool is_log_file(const fs::path& file) {
  std::error_code none;
  const fs::path real = resolve_links(file);
  if (!fs::is_regular_file(real, none)) return false;
  if (fs::file_size(real, none) == 0) return true;
  std::array<char, 100> header{};
  std::ifstream in(real, std::ios::binary);
  if (!in.read(header.data(), header.size()) || std::string_view(header.data(), kMagic.size()) != kMagic) return false;
  const auto application = static_cast<int>(number_at(header, kApplicationPlace));
  // A new log has its contents in the WAL until somebody closes it.
  return application == kApplication || (application == 0 && fs::exists(real.string() + ".owner", none));
}

std::optional<std::uint32_t> salt_of(const fs::path& wal) {
  constexpr std::uint32_t kWalMagic = 0x377f0682;  // or 1 more
  constexpr std::size_t kSaltPlace = 16;
  std::array<char, 32> header{};
  std::ifstream file(wal, std::ios::binary);
  if (!file.read(header.data(), header.size()) || (number_at(header, 0) | 1U) != (kWalMagic | 1U)) return {};
  return number_at(header, kSaltPlace);
}

std::string wal_name(SQLite::Database& database) {
  if (pragma(database, "user_version") < kFirstWithName) return kNoName;
  SQLite::Statement row(database, "SELECT wal FROM log");
  const std::string name = row.executeStep() ? parse_uuid(row.getColumn(0).getString()) : "";
  return name.empty() ? kNoName : name;
}

std::optional<LogFile> read_log_file(const fs::path& real) {
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
    log.version = static_cast<int>(number_at(bytes, kUserVersionPlace));
    log.uses_wal = bytes[kVersionPlace] == kWal;
    const int application = static_cast<int>(number_at(bytes, kApplicationPlace));
    const bool is_new = application == 0 && log.version == 0;
    log.is_log = std::string_view(bytes.data(), kMagic.size()) == kMagic && (application == kApplication || is_new);
    if (!log.is_log) return log;
    log.wal_name = wal_name(*database);
    // Half a checkpoint after a VACUUM can leave a page of something else in the place of the name.
    if (log.version >= kFirstWithName && log.wal_name == kNoName) log.wal_name.clear();
  } catch (const SQLite::Exception&) {  // the checkpoint of a WAL was cut off
  }
  return log;
}

}  // namespace dropwise
