#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.h"
#include "toml/toml_reader.h"

namespace dropwise {

/// The type of a configuration value.
enum class ValueKind { text, number, flag, list };

/// A configuration key with everything the program knows about it: a row of the table in setting_table.cpp. Loading,
/// `config`, completion and the test of the manual all use it.
struct Setting {
  std::string_view path;  ///< Including its table: `remind.every`.
  ValueKind kind = ValueKind::text;
  std::string_view fallback;  ///< The default value, as it would be typed; empty: none.
  std::string_view help;

  /// Loads the value of this key from the TOML table into the settings, or reports an error there. The key may be
  /// absent. Rows are loaded in the order of the table.
  void (*load)(TomlReader& table, const std::string& key, Settings& settings) = nullptr;

  /// Empty for a top-level key.
  std::string_view table() const;
  std::string_view name() const;
};

/// All settings, in the order in which they are listed. `rhythm.ID` stands for the tempo of any protocol.
std::span<const Setting> setting_table();

/// The names of the keys in a table; for an empty name, those of top-level keys and of the tables.
std::vector<std::string> names_in(std::string_view table);

/// Loads all keys of one table and reports unknown ones. Returns the names of the keys with an invalid value.
std::vector<std::string> load_section(std::string_view section, TomlReader& table, Settings& settings);

/// The setting with this path; `path` must outlive it. Throws ConfigError, with a suggestion, if there is none.
Setting find_setting(const std::string& path);

/// Words of a command line as TOML: `bell title` becomes `["bell", "title"]` for a list. Throws ConfigError or
/// TextError when they do not match the type of the setting.
std::string toml_value(const Setting& setting, const std::vector<std::string>& words);

}  // namespace dropwise
