#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

struct flock;

namespace dropwise {

/// An exclusive lock on a small file. The system releases it when the program ends, however it ends. The file stays,
/// and whoever holds the lock may leave a text in it.
class FileLock {
 public:
  /// Creates a missing file, which only its owner can use, and locks it without waiting. Absent when another program
  /// holds the lock. Throws filesystem_error when the file cannot be opened, is a symbolic link, or cannot be locked.
  static std::optional<FileLock> try_acquire(const std::filesystem::path& file);

  /// Locks a range of bytes of an existing file, without waiting. Absent when any program, this one included, has a
  /// lock on part of it. Throws filesystem_error when the file cannot be opened for writing or locked. Opening and
  /// closing a file releases the POSIX locks that this program itself holds on it.
  static std::optional<FileLock> try_acquire_range(const std::filesystem::path& file, std::int64_t start,
                                                   std::int64_t length);

  /// Whether any program has a lock on part of a range of bytes. False when the file does not exist or cannot be read.
  /// Releases the POSIX locks of this program, like try_acquire_range().
  static bool is_range_held(const std::filesystem::path& file, std::int64_t start, std::int64_t length);

  /// Whether any program holds the lock. False when the file does not exist or cannot be read.
  static bool is_held(const std::filesystem::path& file);

  /// Whether `file` still leads to the locked file, so that others see the lock.
  bool is_at(const std::filesystem::path& file) const;

  /// Replaces the text of the file, in one step if the new text is not shorter. Returns why it could not.
  std::error_code write(std::string_view text) const;

  FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~FileLock();

 private:
  explicit FileLock(int file) : file_(file) {}

  static bool is_held(const std::filesystem::path& file, struct flock range);
  static std::optional<FileLock> try_lock(int descriptor, const std::filesystem::path& file, struct flock range);

  int file_;  // a file descriptor; -1 once moved from
};

}  // namespace dropwise
