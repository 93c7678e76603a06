#include <doctest/doctest.h>

#include "quantities/value_error.h"
#include "quantities/volume.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

std::int64_t ul(const char* text, Units units = {}) { return parse_volume(text, units).value().microlitres; }

}  // namespace

TEST_CASE("every documented form of VOL is parsed exactly") {
  CHECK(ul("12") == 12'000);
  CHECK(ul("12ml") == 12'000);
  CHECK(ul("12.5 mL") == 12'500);
  CHECK(ul("0,4ml") == 400);
  CHECK(ul(".5ML") == 500);
  CHECK(ul("3Drops") == 150);
  CHECK(ul("0.4oz") == 11'829);  // 0.4 x 29.5735295625 mL
  CHECK(ul("1oz-imp") == 28'413);
  CHECK(ul("1tsp") == 5'000);
  CHECK(ul("3drops") == 150);
  CHECK(ul("1drop") == 50);
  CHECK(ul("5000ml") == 5'000'000);
}

TEST_CASE("unknown, zero, a trace and drops are four different things") {
  CHECK_FALSE(parse_volume("unknown", {}).has_value());
  CHECK(parse_volume("0", {}) == Volume{0, Unit::ml});
  CHECK(parse_volume("trace", {}) == Volume{0, Unit::trace});
  CHECK(parse_volume("0drops", {}) == Volume{0, Unit::drops});
  CHECK(parse_volume("3drops", {})->estimate());
  CHECK_FALSE(parse_volume("0.15ml", {})->estimate());
}

TEST_CASE("the configured units apply to a bare number and to `oz`") {
  CHECK(ul("1", {.bare = Unit::oz_us}) == 29'574);
  CHECK(ul("1oz", {.ounce = Unit::oz_imperial}) == 28'413);
  CHECK(ul("1oz-us", {.ounce = Unit::oz_imperial}) == 29'574);
}

TEST_CASE("an invalid VOL is rejected") {
  for (const char* text : {"", "-5ml", "900l", "5001ml", "9999999", "99999999ml", "1.5drops", "12 ml x", "ml", "1.2345",
                           "1e3", "trace2", "200oz"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_volume(text, {}), ValueError);
  }
}

TEST_CASE("an amount to aim at is more than nothing, and known") {
  CHECK(parse_target("500", {}) == Volume{500'000, Unit::ml});
  CHECK(parse_target("17oz", {}).microlitres == 502'750);
  for (const char* text : {"unknown", "trace", "0", "0ml"}) {
    CAPTURE(text);
    CHECK(thrown<ValueFault>([&] { parse_target(text, {}); }).fault() == ValueFault::no_target);
  }
  CHECK(thrown<ValueFault>([] { parse_target("lots", {}); }).fault() == ValueFault::not_volume);
}

TEST_CASE("a volume is written as it was entered, and a sum in millilitres") {
  CHECK(to_text(*parse_volume("12.5", {})) == "12.5 ml");
  CHECK(to_text(*parse_volume("0.4oz", {})) == "0.4 oz");
  CHECK(to_text(*parse_volume("3drops", {})) == "3 drops");
  CHECK(to_text(*parse_volume("1drop", {})) == "1 drop");
  CHECK(to_text(*parse_volume("trace", {})) == "trace");
  CHECK(sum_text(9'940, false) == "9.9 ml");
  CHECK(sum_text(9'960, false) == "10 ml");
  CHECK(sum_text(12'499, false) == "12 ml");
  CHECK(sum_text(150, true) == "~0.2 ml");
  CHECK(sum_text(0, false) == "0 ml");
  CHECK(sum_text(1, false) == "<0.1 ml");
  CHECK(to_text(*parse_volume("0.125", {})) == "0.125 ml");
}
