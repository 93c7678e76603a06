#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace dropwise {

/// In how many of so many orders chance alone does as much.
struct PermutationTest {
  std::size_t as_much = 0, orders = 0;

  /// Hardly chance: at most one order in twenty does as much.
  bool is_small() const { return as_much * 20 <= orders; }
};

double mean(std::span<const double> values);

/// Puts the values of two groups together and deals them out again in every possible way: how often their means lie
/// as far apart as they do. Absent where the groups are so small that no order could tell. At most 20 values in all.
std::optional<PermutationTest> chance_of_difference(std::span<const double> some, std::span<const double> others);

/// The same for the distance between the highest and the lowest mean of several groups, over a thousand orders that
/// are always the same ones.
PermutationTest chance_of_range(const std::vector<std::vector<double>>& groups);

}  // namespace dropwise
