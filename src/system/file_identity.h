#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace dropwise {

/// Distinguishes a file from any other that has, or later gets, the same name.
struct FileIdentity {
  std::uint64_t inode = 0;
  std::int64_t born = 0;  ///< When the file was created, in nanoseconds since 1970; 0: the file system does not say.
};

/// The identity of the file that `path` leads to. Absent when there is none.
std::optional<FileIdentity> identity_of(const std::filesystem::path& path);

/// Whether both are the same file. Where the time of creation is known, it alone decides: ext4 gives the inode of a
/// deleted file to the next one, and FAT numbers its files anew each time it is mounted. For the same reason the number
/// of the device does not count.
bool is_same_file(const FileIdentity& one, const FileIdentity& other);

}  // namespace dropwise
