#include "store/sqlite_error.h"

#include <algorithm>
#include <array>

#include <sqlite3.h>

#include "system/process.h"

namespace dropwise {
namespace {

constexpr std::array<std::pair<int, StoreFault>, 11> kFaults = {{
    {SQLITE_BUSY, StoreFault::locked},
    {SQLITE_LOCKED, StoreFault::locked},
    {SQLITE_NOTADB, StoreFault::not_a_log},
    {SQLITE_CORRUPT, StoreFault::damaged},
    {SQLITE_FULL, StoreFault::disk_full},
    {SQLITE_READONLY, StoreFault::read_only},
    {SQLITE_CANTOPEN, StoreFault::cannot_open},
    {SQLITE_PERM, StoreFault::no_permission},
    {SQLITE_AUTH, StoreFault::no_permission},
    {SQLITE_IOERR, StoreFault::disk_error},
    {SQLITE_CONSTRAINT, StoreFault::constraint},
}};

/// The log, its WAL, the -shm file, and a journal that SQLite may need.
constexpr int kFilesOfConnection = 4;

/// The primary result code, without the details of the extended code.
int code_of(const SQLite::Exception& error) {
  // SQLite reports a disk error when there is no space for the -shm file beside the log.
  if (error.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return SQLITE_FULL;
  return error.getErrorCode() & 0xff;
}

}  // namespace

bool lacks_room(const SQLite::Exception& error) {
  const int code = code_of(error), detail = error.getExtendedErrorCode();
  return code == SQLITE_FULL || code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM ||
         detail == SQLITE_IOERR_SHMOPEN || detail == SQLITE_IOERR_SHMMAP;
}

StoreError to_backup_error(const SQLite::Exception& error, const std::filesystem::path& copy) {
  switch (code_of(error)) {
    case SQLITE_FULL: return {StoreFault::backup_disk_full, copy};
    case SQLITE_IOERR: return {StoreFault::backup_disk_error, copy};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return {StoreFault::backup_no_permission, copy};
    default: return {StoreFault::backup_failed, copy, error.what()};
  }
}

StoreError to_store_error(const SQLite::Exception& error, const std::filesystem::path& log) {
  if (code_of(error) == SQLITE_CANTOPEN && !can_open_files(kFilesOfConnection))
    return {StoreFault::too_many_files, log};
  const auto* const found = std::ranges::find(kFaults, code_of(error), &std::pair<int, StoreFault>::first);
  return {found == kFaults.end() ? StoreFault::other : found->second, log, error.what()};
}

}  // namespace dropwise
