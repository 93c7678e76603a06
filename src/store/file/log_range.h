#pragma once

#include <filesystem>
#include <optional>

#include "system/file_lock.h"

namespace dropwise {

/// The bytes of a log on which SQLite holds a shared lock as long as a program uses it with a WAL.
inline constexpr std::int64_t kFirstLocked = 0x40000002, kLocked = 510;

/// Keeps all other programs from opening the log, if none has it open. Absent when one has. Throws filesystem_error
/// like FileLock::try_acquire_range().
inline std::optional<FileLock> try_lock_log(const std::filesystem::path& real) {
  return FileLock::try_acquire_range(real, kFirstLocked, kLocked);
}

/// Whether a program has the log open.
inline bool is_log_open(const std::filesystem::path& real) {
  return FileLock::is_range_held(real, kFirstLocked, kLocked);
}

}  // namespace dropwise
