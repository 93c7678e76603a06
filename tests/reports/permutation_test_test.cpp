#include "reports/permutation_test.h"

#include <doctest/doctest.h>

using namespace dropwise;

TEST_CASE("every way to divide the values into the two groups is tried") {
  const std::vector<double> low = {1, 2, 3}, high = {7, 8, 9};
  const auto found = chance_of_difference(low, high);
  REQUIRE(found.has_value());
  CHECK(found->orders == 20);  // 6 choose 3
  CHECK(found->as_much == 2);  // the actual order and its reverse
  CHECK_FALSE(found->is_small());
}

TEST_CASE("a difference between groups of four that do not overlap is unlikely to be chance") {
  const std::vector<double> low = {1, 2, 3, 4}, high = {7, 8, 9, 10};
  const auto found = chance_of_difference(low, high);
  REQUIRE(found.has_value());
  CHECK(found->orders == 70);
  CHECK(found->as_much == 2);
  CHECK(found->is_small());
}

TEST_CASE("groups of equal values differ equally in every order") {
  const std::vector<double> same = {5, 5, 5};
  const auto found = chance_of_difference(same, same);
  REQUIRE(found.has_value());
  CHECK(found->as_much == found->orders);
}

TEST_CASE("groups that are too small give no result") {
  const std::vector<double> one = {1}, other = {9};
  CHECK_FALSE(chance_of_difference(one, other).has_value());
}

TEST_CASE("the mean is the sum of the values divided by their number") {
  const std::vector<double> values = {1, 2, 6};
  CHECK(mean(values) == 3);
}
