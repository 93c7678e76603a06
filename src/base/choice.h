#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// A word that people type, and its value. An option or configuration key needs only a table of these: the values in
/// the help, the check, the suggestion and the completion follow from it.
template <class T>
struct Choice {
  std::string_view name;
  T value;
};

/// The words of a table, in order.
template <class Table>
std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  names.reserve(table.size());
  for (const auto& choice : table) names.emplace_back(choice.name);
  return names;
}

/// The row with this name; null when not found.
template <class Table>
constexpr auto find_choice(const Table& table, std::string_view name) -> decltype(&*std::begin(table)) {
  for (const auto& choice : table) {
    if (choice.name == name) return &choice;
  }
  return nullptr;
}

/// The value of the row with this name; absent when not found.
template <class T, std::size_t N>
constexpr std::optional<T> parse_choice(const std::array<Choice<T>, N>& table, std::string_view name) {
  const Choice<T>* found = find_choice(table, name);
  return found ? std::optional<T>(found->value) : std::nullopt;
}

}  // namespace dropwise
