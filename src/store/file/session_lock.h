#pragma once

#include <filesystem>
#include <optional>

#include "system/file_lock.h"

namespace dropwise {

/// Held by the program that runs a session, so that only one runs at a time. The system releases it when that program
/// ends, however it ends. The lock file is next to the log: `log.db.live`.
class SessionLock {
 public:
  /// Absent when another program holds it. Throws StoreError when the file cannot be created.
  static std::optional<SessionLock> try_acquire(const std::filesystem::path& log);

  /// Whether any program holds it.
  static bool is_held(const std::filesystem::path& log);

  /// Throws StoreError when the program that holds the lock uses a log that was deleted, moved or replaced: the files
  /// next to the log then belong to that one.
  static void check_owner(const std::filesystem::path& log);

  /// Locks again if the lock file was removed or replaced, so that others see it, unless one of them has the lock now.
  /// Throws StoreError when the file cannot be created.
  void renew();

  SessionLock(SessionLock&&) = default;
  SessionLock& operator=(SessionLock&&) = default;
  ~SessionLock();

 private:
  SessionLock(FileLock lock, std::filesystem::path log) : lock_(std::move(lock)), log_(std::move(log)) {}

  FileLock lock_;
  std::filesystem::path log_;
};

}  // namespace dropwise
