#pragma once

#include <filesystem>
#include <system_error>

namespace dropwise {

/// The path a symbolic link leads to, through up to 20 links, also when nothing is there; any other path unchanged.
std::filesystem::path resolve_links(const std::filesystem::path& path);

enum class Permission { read, write, execute };

/// Why the user may not use an existing file or folder in this way; no error if they may.
std::error_code check_permission(const std::filesystem::path& path, Permission permission);

}  // namespace dropwise
