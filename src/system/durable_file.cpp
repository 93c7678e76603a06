#include "system/durable_file.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace dropwise {

bool write_durably(int file, std::string_view text) {
  while (!text.empty()) {
    const auto n = ::write(file, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return ::fsync(file) == 0;
}

bool sync_folder(const std::filesystem::path& folder) {
  const int open = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (open < 0) return false;
  const bool done = ::fsync(open) == 0;
  const int why = errno;
  ::close(open);
  errno = why;
  return done;
}

}  // namespace dropwise
