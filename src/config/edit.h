#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "system/folder_lock.h"

namespace dropwise {

/// The text of a configuration with a key of a table set to this TOML value (an empty table name means no table);
/// absent removes the key. Comments, order and everything else are kept.
std::string with_value(const std::string& text, const std::string& table, const std::string& name,
                       const std::optional<std::string>& value);

/// The values set in the file, by key path, as they would be typed: lists as words separated by spaces. Empty if the
/// file does not exist or is not valid TOML.
std::map<std::string, std::string> written_values(const std::filesystem::path& file);

/// The values set by a reminder preset, in the same form; empty if there is no preset with this name.
std::map<std::string, std::string> preset_values(const std::string& preset);

/// Takes turns with other programs that change this file: held from reading the old text to writing the new one.
/// Creates the missing folder. Throws ConfigError.
FolderLock lock_for_change(const std::filesystem::path& file);

/// Replaces the contents of the file atomically; creates the file and its folder if needed. Throws ConfigError
/// on failure.
void replace_file(const std::filesystem::path& place, const std::string& text);

/// Sets or removes a value in the file atomically, like with_value(); creates the file if needed. Throws ConfigError,
/// with the line to write by hand, if it cannot be written or the file sets the value in an unsupported way, and
/// InvalidChange if the change would cause a new error.
void change_value(const std::filesystem::path& file, const std::string& table, const std::string& name,
                  const std::optional<std::string>& value);

}  // namespace dropwise
