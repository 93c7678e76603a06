#include "base/enum_table.h"

#include <doctest/doctest.h>

using namespace dropwise;

namespace {

enum class Fruit { apple, pear, plum };

struct Row {
  Fruit fruit;
  const char* text;
};

}  // namespace

TEST_CASE("a table is in order if each value is the index of its row, and none is missing") {
  CHECK(is_in_order(std::array{Row{Fruit::apple, "a"}, Row{Fruit::pear, "b"}, Row{Fruit::plum, "c"}}, &Row::fruit,
                    Fruit::plum));
  CHECK_FALSE(is_in_order(std::array{Row{Fruit::pear, "b"}, Row{Fruit::apple, "a"}, Row{Fruit::plum, "c"}}, &Row::fruit,
                          Fruit::plum));
  CHECK_FALSE(is_in_order(std::array{Row{Fruit::apple, "a"}, Row{Fruit::pear, "b"}}, &Row::fruit, Fruit::plum));
}
