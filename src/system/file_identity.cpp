#include "system/file_identity.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace dropwise {

std::optional<FileIdentity> identity_of(const std::filesystem::path& path) {
  struct statx found {};
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_BTIME, &found) != 0) return {};
  constexpr std::int64_t kSecond = 1'000'000'000;
  const bool known = (found.stx_mask & STATX_BTIME) != 0;
  return FileIdentity{found.stx_ino, known ? found.stx_btime.tv_sec * kSecond + found.stx_btime.tv_nsec : 0};
}

bool is_same_file(const FileIdentity& one, const FileIdentity& other) {
  if (one.born != 0 && other.born != 0) return one.born == other.born;
  return one.inode == other.inode;
}

}  // namespace dropwise
