#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace dropwise {

/// The names of an enum's values, in the order of the enum.
template <class Enum, std::size_t N>
struct Names {
  std::array<std::string_view, N> names;

  constexpr std::string_view operator()(Enum value) const { return names[static_cast<std::size_t>(value)]; }

  constexpr std::optional<Enum> parse(std::string_view text) const {
    for (std::size_t i = 0; i < N; ++i) {
      if (names[i] == text) return static_cast<Enum>(i);
    }
    return {};
  }
};

}  // namespace dropwise
