#include "reports/permutation_test.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace dropwise {
namespace {

constexpr double kRounding = 1e-9;
constexpr std::size_t kOrders = 1000;

/// The difference between the highest and the lowest mean, if `values` is divided in order into groups of these sizes.
double range(std::span<const double> values, std::span<const std::size_t> sizes) {
  double low = INFINITY, high = -INFINITY;
  std::size_t from = 0;
  for (const std::size_t size : sizes) {
    const double here = mean(values.subspan(from, size));
    low = std::min(low, here);
    high = std::max(high, here);
    from += size;
  }
  return high - low;
}

}  // namespace

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<PermutationTest> chance_of_difference(std::span<const double> some, std::span<const double> others) {
  std::vector<double> all(some.begin(), some.end());
  all.insert(all.end(), others.begin(), others.end());
  if (some.empty() || others.empty()) return {};
  const double found = std::abs(mean(some) - mean(others));
  const double sum = std::accumulate(all.begin(), all.end(), 0.0);
  PermutationTest chance;
  for (unsigned chosen = 0; chosen < 1U << all.size(); ++chosen) {
    if (static_cast<std::size_t>(__builtin_popcount(chosen)) != some.size()) continue;
    double part = 0;
    for (std::size_t i = 0; i < all.size(); ++i) part += (chosen >> i & 1U) != 0 ? all[i] : 0;
    const double apart =
        std::abs(part / static_cast<double>(some.size()) - (sum - part) / static_cast<double>(others.size()));
    ++chance.orders;
    if (apart >= found - kRounding) ++chance.as_much;
  }
  if (chance.orders < 20) return {};
  return chance;
}

PermutationTest chance_of_range(const std::vector<std::vector<double>>& groups) {
  std::vector<double> all;
  std::vector<std::size_t> sizes;
  for (const auto& group : groups) {
    all.insert(all.end(), group.begin(), group.end());
    sizes.push_back(group.size());
  }
  const double found = range(all, sizes);
  std::mt19937 random(1);
  PermutationTest chance{0, kOrders};
  for (std::size_t order = 0; order < kOrders; ++order) {
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random() % i]);
    if (range(all, sizes) >= found - kRounding) ++chance.as_much;
  }
  return chance;
}

}  // namespace dropwise
