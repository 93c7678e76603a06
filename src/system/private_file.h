#pragma once

#include <filesystem>
#include <fstream>

namespace dropwise {

/// Creates the missing folders of this path, each for its owner alone (0700). Throws filesystem_error, with the folder
/// that cannot be created as path1().
void create_private_folders(const std::filesystem::path& folder);

/// Creates an empty file that only its owner can use (0600); one that exists is left as it is. A symbolic link is
/// followed, also to a file that does not exist yet. Throws filesystem_error.
void ensure_private_file(const std::filesystem::path& file);

/// Like ensure_private_file(), but the file must be new: throws also if anything has this name, such as a link.
void create_private_file(const std::filesystem::path& file);

/// A new file without a name, which is gone when it is closed. Throws filesystem_error.
std::fstream open_temporary_file();

/// A new folder in the system's folder for temporary files, for its owner alone (0700), which is gone with its contents
/// at the end. Throws filesystem_error.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace dropwise
