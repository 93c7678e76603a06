#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// How a value of the configuration is written.
enum class Written { text, number, flag, list };

/// A key of the configuration.
struct Key {
  std::string_view path;  ///< With its table: `remind.every`.
  Written written = Written::text;
  std::string_view otherwise;  ///< What holds when it is left out, as it would be typed; empty for nothing.
  std::string_view meaning;

  /// Empty for a key outside of tables.
  std::string_view table() const;
  std::string_view name() const;
};

/// All of them, in the order in which they are listed. `rhythm.ID` stands for the tempo of any protocol.
std::span<const Key> keys();

/// Names of the keys of a table; of those outside of tables, and the tables, for an empty name.
std::vector<std::string> names_in(std::string_view table);

/// The key of this path, which must outlive it. Throws UserError, with the nearest, when there is none.
Key find_key(const std::string& path);

/// Words of a command line as TOML: `bell title` is `["bell", "title"]` for a list. Throws UserError when they do not
/// fit.
std::string toml_value(const Key& key, const std::vector<std::string>& words);

}  // namespace dropwise
