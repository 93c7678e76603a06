#pragma once

#include <array>
#include <cstddef>

namespace dropwise {

/// Whether a table has a row for each value of an enum up to `last`, in the order of the enum, so that a value is the
/// index of its row. For a static_assert.
template <class Row, std::size_t N, class Enum>
constexpr bool is_in_order(const std::array<Row, N>& table, Enum Row::*value, Enum last) {
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<std::size_t>(table[i].*value) != i) return false;
  }
  return N == static_cast<std::size_t>(last) + 1;
}

}  // namespace dropwise
