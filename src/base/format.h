#pragma once

#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#if __has_include(<fmt/base.h>)
#include <fmt/base.h>  // fmt 11
#else
#include <fmt/core.h>
#endif

namespace dropwise {

/// Formats with fmt, which is compiled once behind this function instead of in every file that formats. Throws
/// fmt::format_error when the replacement fields do not match the arguments.
std::string vformatted(std::string_view text, fmt::format_args arguments);

/// The same with any number of texts: `with_values("{1} {0}", {"a", "b"})` is "b a".
std::string with_values(std::string_view text, std::span<const std::string> values);

/// Like fmt::format(): `formatted("{:.1f} ml", 2.5)` is "2.5 ml". The format string is checked at compile time.
template <class... T>
std::string formatted(fmt::format_string<T...> text, T&&... arguments) {
  const fmt::string_view view = text;
  return vformatted({view.data(), view.size()}, fmt::make_format_args(arguments...));
}

/// Joins texts or numbers with a separator: `join(names, ", ")`.
template <class Items>
std::string join(const Items& items, std::string_view separator) {
  std::string text;
  bool first = true;
  for (const auto& item : items) {
    if (!first) text += separator;
    first = false;
    if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(item)>>) {
      text += std::to_string(item);
    } else {
      text += item;
    }
  }
  return text;
}

}  // namespace dropwise
