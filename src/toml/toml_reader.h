#pragma once

#include <array>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/choice.h"
#include "base/format.h"
#include "dropwise/time.h"
#include "toml/diagnostic.h"
#include "toml/toml_error.h"

namespace dropwise {

/// Parses TOML. A syntax error is added as a single problem, and the table is then empty.
toml::table parse_toml(std::string_view text, std::vector<Diagnostic>& problems);

/// Whether `"off"` may stand in place of a value.
enum class OrOff { no, yes };

/// Reads one table of a TOML file and collects its errors, with line and column.
class TomlReader {
 public:
  TomlReader(const toml::table& table, std::vector<Diagnostic>& problems) : table_(table), problems_(problems) {}

  bool has(std::string_view key) const { return table_.contains(key); }
  bool is_word(std::string_view key, std::string_view word) const { return table_[key].value<std::string>() == word; }
  bool is_list(std::string_view key) const { return table_[key].is_array(); }

  /// The keys of the table, in order.
  std::vector<std::string> keys() const;

  /// Reports every key that is not in `known`.
  void reject_unknown(std::span<const std::string> known);

  /// Reports an error at the key, or at the table if the key is absent.
  template <std::derived_from<Error> E>
  void complain(std::string_view key, E error) {
    complain(place_of(key), std::move(error));
  }

  /// Reports an error at a position passed by for_each_item().
  template <std::derived_from<Error> E>
  void complain(FilePosition place, E error) {
    problems_.push_back({place, std::make_shared<const E>(std::move(error))});
  }

  /// A text without control characters, at most `longest` bytes. Empty when absent; that is an error if `needed`.
  std::string text(std::string_view key, bool needed = false, std::size_t longest = 400);

  /// A list of such texts; empty when absent.
  std::vector<std::string> texts(std::string_view key);

  /// A length of time from `shortest` to `longest`, written as a string such as "5m". `off` only changes the error: the
  /// caller reads "off" itself.
  std::optional<Millis> time(std::string_view key, Millis shortest = Millis{0}, Millis longest = std::chrono::hours{4},
                             OrOff off = OrOff::no);

  /// A whole number from `lowest` to `highest`.
  std::optional<int> number(std::string_view key, int lowest, int highest, OrOff off = OrOff::no);

  /// Two numbers in brackets, the smaller first, between 0 and 50.
  std::optional<std::pair<double, double>> span(std::string_view key);

  std::optional<bool> flag(std::string_view key);

  /// The value of a word in a table of Choice; `otherwise` when absent or invalid.
  template <class T, std::size_t N>
  T choice(std::string_view key, const std::array<Choice<T>, N>& table, T otherwise) {
    const std::string found = text(key);
    if (found.empty()) return otherwise;
    if (const auto value = parse_choice(table, found)) return *value;
    complain(key, TomlError(TomlFault::not_allowed, {std::string(key), found, quoted_names(table)}));
    return otherwise;
  }

  /// The same for a word that may not be missing.
  template <class T, std::size_t N>
  T needed_choice(std::string_view key, const std::array<Choice<T>, N>& table, T otherwise) {
    if (!has(key)) complain(key, TomlError(TomlFault::missing_word, {std::string(key), quoted_names(table)}));
    return choice(key, table, otherwise);
  }

  /// Calls `read` for the table at this key, if there is one.
  void table(std::string_view key, const std::function<void(TomlReader&)>& read);

  /// The number of errors so far.
  std::size_t faults() const { return problems_.size(); }

  /// Calls `read` for every table of an array of tables.
  void for_each_table(std::string_view key, const std::function<void(TomlReader&)>& read);

  /// Calls `read` for every key of the table at this key.
  void for_each_entry(std::string_view key, const std::function<void(TomlReader&, const std::string& name)>& read);

  /// Calls `plain` for every text in a list, and `table` for every table in it.
  void for_each_item(std::string_view key, const std::function<void(std::string, FilePosition)>& plain,
                     const std::function<void(TomlReader&, FilePosition)>& table);

 private:
  template <class Table>
  static std::string quoted_names(const Table& table) {
    return formatted("\"{}\"", join(names_of(table), "\", \""));
  }

  FilePosition place_of(std::string_view key) const;
  void complain_at(const toml::node& node, TomlFault fault, std::vector<std::string> values);
  std::string checked(const toml::node& node, std::string_view key, std::size_t longest);

  const toml::table& table_;
  std::vector<Diagnostic>& problems_;
};

}  // namespace dropwise
