#include "store/yield.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

constexpr Volume kTrace{0, Unit::trace};
constexpr Volume kDrops{150, Unit::drops};

Volume ml(std::int64_t count) { return {count * 1000, Unit::ml}; }

}  // namespace

TEST_CASE("the volume of a breast is known, unknown, or certainly none") {
  const Yield by_side{.left = {5min, ml(12)}, .right = {0ms, {}}};
  CHECK(by_side.status(Side::left) == VolumeStatus::known);
  CHECK(by_side.status(Side::right) == VolumeStatus::none);
  CHECK(Yield{.left = {5min, {}}}.status(Side::left) == VolumeStatus::unknown);
  CHECK(Yield{}.status(Side::right) == VolumeStatus::unknown);  // unknown whether it was expressed
  CHECK(Yield{.left = {5min, {}}, .together = ml(20)}.status(Side::left) == VolumeStatus::none);
}

TEST_CASE("the total adds the known amounts and marks what it leaves out") {
  const MilkTotal total = Yield{.left = {5min, ml(12)}, .right = {5min, kDrops}}.total();
  CHECK(total.microlitres == 12'150);
  CHECK(total.estimate);
  CHECK_FALSE(total.trace);
  CHECK_FALSE(total.partial);

  const MilkTotal trace = Yield{.left = {5min, kTrace}, .right = {5min, {}}}.total();
  CHECK_FALSE(trace.microlitres.has_value());
  CHECK(trace.trace);
  CHECK(trace.partial);

  CHECK(Yield{.together = ml(20)}.total().microlitres == 20'000);
  CHECK_FALSE(Yield{.together = ml(20)}.total().partial);
}

TEST_CASE("a volume is pending for a breast that was expressed, but not for one that was not") {
  CHECK(Yield{}.pending());
  CHECK(Yield{.left = {5min, ml(1)}, .right = {5min, {}}}.pending());
  CHECK_FALSE(Yield{.left = {5min, ml(1)}, .right = {0ms, {}}}.pending());
  CHECK_FALSE(Yield{.left = {5min, ml(1)}}.pending());  // nothing is known of the other breast
  CHECK_FALSE(Yield{.left = {0ms, {}}, .right = {0ms, {}}}.pending());
  CHECK_FALSE(Yield{.left = {5min, {}}, .right = {5min, {}}, .together = ml(3)}.pending());
}
