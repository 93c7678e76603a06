#include "system/paths.h"

#include <cerrno>

#include <unistd.h>

namespace dropwise {

namespace fs = std::filesystem;

fs::path resolve_links(const fs::path& path) {
  constexpr int kMostLinks = 20;
  std::error_code fault;
  fs::path found = path;
  for (int links = 0; links < kMostLinks && fs::is_symlink(found, fault); ++links) {
    const fs::path target = fs::read_symlink(found, fault);
    found = target.is_absolute() ? target : found.parent_path() / target;
  }
  return found;
}

std::error_code check_permission(const fs::path& path, Permission permission) {
  const int mode = permission == Permission::read ? R_OK : permission == Permission::write ? W_OK : X_OK;
  if (::access(path.c_str(), mode) == 0) return {};
  return {errno, std::generic_category()};
}

}  // namespace dropwise
