#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.h"
#include "toml/toml_reader.h"

namespace dropwise {

/// How a value of the configuration is written.
enum class ValueKind { text, number, flag, list };

/// A key of the configuration, with all that the program needs to know of it: a row of the table in
/// setting_table.cpp. Reading, `config`, the completion and the test of the manual follow from it.
struct Setting {
  std::string_view path;  ///< With its table: `remind.every`.
  ValueKind kind = ValueKind::text;
  std::string_view fallback;  ///< The value when it is left out, as it would be typed; empty for nothing.
  std::string_view help;

  /// Puts the value of this key of the TOML table into the settings, or complains there of what is wrong with it. The
  /// key may be absent. Rows are loaded in the order of the table.
  void (*load)(TomlReader& table, const std::string& key, Settings& settings) = nullptr;

  /// Empty for a key outside of tables.
  std::string_view table() const;
  std::string_view name() const;
};

/// All of them, in the order in which they are listed. `rhythm.ID` stands for the tempo of any protocol.
std::span<const Setting> setting_table();

/// Names of the keys of a table; of those outside of tables, and the tables, for an empty name.
std::vector<std::string> names_in(std::string_view table);

/// Loads all keys of one table, and complains of those that are not known. Returns the names of those whose value was
/// wrong.
std::vector<std::string> load_section(std::string_view section, TomlReader& table, Settings& settings);

/// The setting of this path, which must outlive it. Throws UserError, with the nearest, when there is none.
Setting find_setting(const std::string& path);

/// Words of a command line as TOML: `bell title` is `["bell", "title"]` for a list. Throws UserError when they do not
/// fit.
std::string toml_value(const Setting& setting, const std::vector<std::string>& words);

}  // namespace dropwise
