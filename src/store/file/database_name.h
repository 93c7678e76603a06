#pragma once

#include <filesystem>
#include <string>

namespace dropwise {

/// The name of a file for SQLite, which gives names such as `:memory:`, `file:log.db` and the empty one a meaning of
/// their own.
inline std::string database_name(const std::filesystem::path& file) {
  return file.is_absolute() ? file.string() : "./" + file.string();
}

/// Whether there is a log: SQLite takes an empty file for a new one.
inline bool log_exists(const std::filesystem::path& file) {
  std::error_code none;
  return std::filesystem::exists(file, none) && std::filesystem::file_size(file, none) > 0;
}

}  // namespace dropwise
