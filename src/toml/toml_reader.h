#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/choice.h"
#include "base/format.h"
#include "dropwise/time.h"
#include "i18n/language.h"
#include "toml/diagnostic.h"

namespace dropwise {

/// Parses TOML. A syntax error is added as a single problem, and the table is then empty.
toml::table parse_toml(std::string_view text, std::vector<Diagnostic>& problems);

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
  void complain(std::string_view key, const std::string& what);

  /// Reports an error at a position passed by for_each_item().
  void complain(FilePosition place, const std::string& what);

  /// A text without control characters, at most `longest` bytes. Empty when absent; that is an error if `needed`.
  std::string text(std::string_view key, bool needed = false, std::size_t longest = 400);

  /// A list of such texts; empty when absent.
  std::vector<std::string> texts(std::string_view key);

  /// A length of time from `shortest` to `longest`, written as a string such as "5m". `also` says in the error message
  /// what else is allowed.
  std::optional<Millis> time(std::string_view key, Millis shortest = Millis{0}, Millis longest = std::chrono::hours{4},
                             std::string_view also = "");

  /// A whole number from `lowest` to `highest`.
  std::optional<int> number(std::string_view key, int lowest, int highest, std::string_view also = "");

  /// Two numbers in brackets, the smaller first, between 0 and 50.
  std::optional<std::pair<double, double>> span(std::string_view key);

  std::optional<bool> flag(std::string_view key);

  /// The value of a word in a table of Choice; `otherwise` when absent or invalid.
  template <class T, std::size_t N>
  T choice(std::string_view key, const std::array<Choice<T>, N>& table, T otherwise) {
    const auto find = [&table](std::string_view name) { return parse_choice(table, name); };
    return choice<T>(key, find, formatted("\"{}\"", join(names_of(table), "\", \"")), otherwise);
  }

  /// The same with a function: `read` returns absent for a word that is not allowed; `allowed` lists the allowed words.
  template <class T>
  T choice(std::string_view key, std::function<std::optional<T>(std::string_view)> read, const std::string& allowed,
           T otherwise) {
    const std::string found = text(key);
    if (found.empty()) return otherwise;
    if (const auto value = read(found)) return *value;
    complain(key, tr("{} is \"{}\"; allowed are {}", key, found, allowed));
    return otherwise;
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
  void complain_at(const toml::node& node, const std::string& what);
  std::string checked(const toml::node& node, std::string_view key, std::size_t longest);

  const toml::table& table_;
  std::vector<Diagnostic>& problems_;
};

}  // namespace dropwise
