#pragma once

#include <filesystem>
#include <optional>
#include <utility>

#include "dropwise/time.h"

namespace dropwise {

/// An exclusive lock on a folder, for programs that replace a file in it and must take turns. The system releases it
/// when the program ends, however it ends. No file stays behind.
class FolderLock {
 public:
  /// Waits at most `patience`; absent when another program holds the lock for longer. Succeeds without a lock if the
  /// folder may not be read, or its file system does not lock folders. Throws filesystem_error if the folder is
  /// missing.
  static std::optional<FolderLock> acquire(const std::filesystem::path& folder, Millis patience);

  FolderLock(FolderLock&& other) noexcept : folder_(std::exchange(other.folder_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int folder) : folder_(folder) {}

  int folder_;  // a file descriptor; -1 once moved from
};

}  // namespace dropwise
