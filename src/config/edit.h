#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace dropwise {

/// The text of a configuration with this value, as TOML, for a key of a table (an empty name is none); absent takes the
/// key out. Comments, order and all else stay as they are.
std::string with_value(const std::string& text, const std::string& table, const std::string& name,
                       const std::optional<std::string>& value);

/// What the file sets, by the path of the key, as it would be typed: lists with blanks between their words. Empty
/// where there is no file, or no TOML in it.
std::map<std::string, std::string> written_values(const std::filesystem::path& file);

/// What a preset for reminders sets, in the same way; empty when there is none of this name.
std::map<std::string, std::string> preset_values(const std::string& preset);

/// Puts this text in the place of what the file holds, whole or not at all; makes it, and its folder, where there is
/// none. Throws UserError with ExitCode::log.
void replace_file(const std::filesystem::path& place, const std::string& text);

/// Writes that into the file, whole or not at all; makes it where there is none. Throws UserError, with the line to
/// write by hand, when it cannot, or when the file says it in a way that this does not know; and when something would
/// be wrong afterwards that was not before.
void change_value(const std::filesystem::path& file, const std::string& table, const std::string& name,
                  const std::optional<std::string>& value);

}  // namespace dropwise
