#include "system/folder_lock.h"

#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

namespace dropwise {

std::optional<FolderLock> FolderLock::acquire(const std::filesystem::path& folder, Millis patience) {
  constexpr Millis kPause{10};
  FolderLock opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.folder_ < 0 && errno == EACCES) return opened;  // it may be written, but not read
  if (opened.folder_ < 0) throw std::filesystem::filesystem_error("open", folder, {errno, std::generic_category()});
  for (Millis waited{0}; ::flock(opened.folder_, LOCK_EX | LOCK_NB) != 0; waited += kPause) {
    if (errno != EWOULDBLOCK && errno != EINTR) break;  // folders cannot be locked here
    if (waited >= patience) return {};
    ::poll(nullptr, 0, static_cast<int>(kPause.count()));
  }
  return opened;
}

FolderLock::~FolderLock() {
  if (folder_ >= 0) ::close(folder_);
}

}  // namespace dropwise
