#pragma once

#include <filesystem>
#include <string_view>

namespace dropwise {

/// Writes all of the text to an open file, and onto the disk. False, with errno, when that cannot be done.
bool write_durably(int file, std::string_view text);

/// Puts the names in a folder onto the disk, so that a file made or renamed there stays. False, with errno, likewise.
bool sync_folder(const std::filesystem::path& folder);

}  // namespace dropwise
