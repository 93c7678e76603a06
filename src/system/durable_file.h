#pragma once

#include <filesystem>
#include <string_view>

namespace dropwise {

/// Writes the whole text to an open file and syncs it to disk. False, with errno set, on failure.
bool write_durably(int file, std::string_view text);

/// Syncs a folder to disk, so that a file created or renamed in it is durable. False, with errno set, on failure.
bool sync_folder(const std::filesystem::path& folder);

}  // namespace dropwise
