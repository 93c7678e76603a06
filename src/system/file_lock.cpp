#include "system/file_lock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dropwise {
namespace {

/// A lock on part of a file, or on the whole file if both are 0, that belongs to the open file. A lock set with F_SETLK
/// belongs to the process instead, which loses it as soon as it closes any descriptor of the file.
struct flock range_of(std::int64_t start, std::int64_t length) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = start;
  lock.l_len = length;
  return lock;
}

struct flock whole_file() {
  return range_of(0, 0);
}

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

std::optional<FileLock> FileLock::try_acquire(const std::filesystem::path& file) {
  return try_lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600), file, whole_file());
}

std::optional<FileLock> FileLock::try_acquire_range(const std::filesystem::path& file, std::int64_t start,
                                                    std::int64_t length) {
  return try_lock(::open(file.c_str(), O_RDWR | O_CLOEXEC), file, range_of(start, length));
}

std::optional<FileLock> FileLock::try_lock(int descriptor, const std::filesystem::path& file, struct flock range) {
  FileLock opened(descriptor);
  if (descriptor < 0) throw std::filesystem::filesystem_error("open", file, last_error());
  if (::fcntl(descriptor, F_OFD_SETLK, &range) == 0) return opened;
  if (errno == EAGAIN || errno == EACCES) return {};
  throw std::filesystem::filesystem_error("lock", file, last_error());
}

bool FileLock::is_held(const std::filesystem::path& file, struct flock range) {
  const FileLock opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  return opened.file_ >= 0 && ::fcntl(opened.file_, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

bool FileLock::is_held(const std::filesystem::path& file) { return is_held(file, whole_file()); }

bool FileLock::is_range_held(const std::filesystem::path& file, std::int64_t start, std::int64_t length) {
  return is_held(file, range_of(start, length));
}

bool FileLock::is_at(const std::filesystem::path& file) const {
  struct stat ours {
  }, there{};
  return ::fstat(file_, &ours) == 0 && ::stat(file.c_str(), &there) == 0 && ours.st_dev == there.st_dev &&
         ours.st_ino == there.st_ino;
}

std::error_code FileLock::write(std::string_view text) const {
  const auto size = static_cast<ssize_t>(text.size());
  if (::pwrite(file_, text.data(), text.size(), 0) == size && ::ftruncate(file_, size) == 0) return {};
  return last_error();
}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace dropwise
