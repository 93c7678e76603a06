#include "system/file_lock.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace dropwise {
namespace {

/// A lock on the whole file that belongs to the open file. A lock set with F_SETLK belongs to the process instead,
/// which loses it as soon as it closes any descriptor of the file.
struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

std::optional<FileLock> FileLock::try_acquire(const std::filesystem::path& file) {
  return try_lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600), file, whole_file());
}

std::optional<FileLock> FileLock::try_acquire_range(const std::filesystem::path& file, std::int64_t start,
                                                    std::int64_t length) {
  struct flock range = whole_file();
  range.l_start = start;
  range.l_len = length;
  return try_lock(::open(file.c_str(), O_RDWR | O_CLOEXEC), file, range);
}

std::optional<FileLock> FileLock::try_lock(int descriptor, const std::filesystem::path& file, struct flock range) {
  FileLock opened(descriptor);
  if (descriptor < 0) throw std::filesystem::filesystem_error("open", file, last_error());
  if (::fcntl(descriptor, F_OFD_SETLK, &range) == 0) return opened;
  if (errno == EAGAIN || errno == EACCES) return {};
  throw std::filesystem::filesystem_error("lock", file, last_error());
}

bool FileLock::is_held(const std::filesystem::path& file) {
  const FileLock opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct flock lock = whole_file();
  return opened.file_ >= 0 && ::fcntl(opened.file_, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
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
