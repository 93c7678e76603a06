#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dropwise {

/// The result of a permutation test: out of `orders` orders, how many give a difference at least as large (`as_much`).
struct PermutationTest {
  std::size_t as_much = 0, orders = 0;

  /// Unlikely to be chance: at most one order in twenty gives as large a difference.
  bool is_small() const { return as_much * 20 <= orders; }
};

double mean(std::span<const double> values);

/// Redistributes the values of two groups in every possible way and counts how often the means are at least as far
/// apart as the real ones. Absent with fewer than 20 possible orders. At most 20 values in total.
std::optional<PermutationTest> chance_of_difference(std::span<const double> some, std::span<const double> others);

/// The same for the difference between the highest and the lowest mean of several groups, over a thousand random orders
/// that are the same in every call.
PermutationTest chance_of_range(const std::vector<std::vector<double>>& groups);

}  // namespace dropwise
