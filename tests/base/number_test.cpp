#include "base/number.h"

#include <doctest/doctest.h>

using namespace dropwise;

TEST_CASE("a number is digits with at most one decimal point and an optional minus in front") {
  CHECK(parse_number("12") == 12);
  CHECK(parse_number("-0.5") == -0.5);
  CHECK(parse_number(".5") == 0.5);
  CHECK(parse_number("5.") == 5);
  for (const char* wrong : {"", "-", ".", "+1", "1e3", "0x10", "inf", "nan", "1.2.3", "1,5", " 1", "1 ", "--1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_number(wrong).has_value());
  }
}
