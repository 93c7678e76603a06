#pragma once

#include <filesystem>
#include <string_view>

namespace dropwise {

/// Writes a new file that only its owner can use (0600), and syncs it to disk. Throws filesystem_error when it cannot;
/// with errc::file_exists when anything has this name, which is then left as it is. No part of a file stays behind.
void create_durable_file(const std::filesystem::path& file, std::string_view text);

/// Replaces the text of a file in one step: after a power cut, the old text or the new is there, whole. The file keeps
/// its permissions; a new file is for its owner alone (0600). A symbolic link stays, and the file it leads to is
/// replaced. Throws filesystem_error when it cannot; the old text is then untouched.
void replace_durable_file(const std::filesystem::path& file, std::string_view text);

/// Writes a text over that of a file, or into a new file that only its owner can use (0600), and syncs it to disk.
/// Cheaper than replace_durable_file(), but a power cut may leave a mixture of the two texts. Throws filesystem_error
/// when it cannot, or when the file is a symbolic link.
void overwrite_durable_file(const std::filesystem::path& file, std::string_view text);

/// Renames a file unless something already has the new name; returns whether it did. Throws filesystem_error when it
/// cannot for another reason. On a file system that cannot check and rename in one step, it does one after the other.
bool rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to);

/// Syncs the contents of a file to disk. Throws filesystem_error when it cannot.
void sync_file(const std::filesystem::path& file);

/// Syncs the folder of a file to disk, so that the file's new name is durable. Not every file system can: where it
/// cannot, the name is no worse than any other's, so nothing is reported.
void sync_folder_of(const std::filesystem::path& file);

}  // namespace dropwise
