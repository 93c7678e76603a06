#include "reports/totals.h"

#include <doctest/doctest.h>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

SessionTotals session(const char* began, Yield yield) { return {.began = *parse_rfc3339(began), .yield = yield}; }

}  // namespace

TEST_CASE("milk is summed exactly, with drops marked as estimated and traces and unknown amounts apart") {
  MilkSum sum;
  sum.add(Volume{1'500, Unit::ml});
  sum.add(Volume{150, Unit::drops});
  sum.add(Volume{0, Unit::trace});
  CHECK(sum == MilkSum{.microlitres = 1'650, .known = 3, .estimated = 150, .estimate = true, .trace = true});
  MilkSum twice = sum;
  twice.add(sum);
  CHECK(twice.microlitres == 3'300);
  CHECK(twice.known == 6);
}

TEST_CASE("a cell of milk is empty if there was none, and a question mark if none of it is known") {
  CHECK(to_text(cell(MilkSum{})).empty());
  CHECK(to_text(cell(MilkSum{.unknown = 1})) == "?");
  CHECK(to_text(cell(MilkSum{.microlitres = 5'000, .known = 1, .unknown = 1})) == "5.0?");
}

TEST_CASE("a session between midnight and six counts as a session at night") {
  Totals totals;
  totals.add(session("2026-11-20T05:59:59+05:00", {}), {});
  CHECK(totals.night == 1);
  totals.add(session("2026-11-20T06:00:00+05:00", {}), {});
  CHECK(totals.night == 1);
  totals.add(session("2026-11-20T00:00:00+05:00", {}), {});
  CHECK(totals.night == 2);
}

TEST_CASE("milk per minute leaves out sessions without a time or an amount") {
  Totals totals;
  totals.add(session("2026-11-20T08:00:00Z", {.left = {10min, Volume{20'000, Unit::ml}}}), {});
  totals.add(session("2026-11-20T11:00:00Z", {.left = {50min, {}}}), {});
  totals.add(session("2026-11-20T14:00:00Z", {.left = {{}, Volume{90'000, Unit::ml}}}), {});
  CHECK(totals.left.rated == 10min);
  CHECK(to_text(rate_cell(totals.left)) == "2.00");
  CHECK(to_text(rate_cell(totals.right)).empty());
  CHECK(to_minutes(totals.left) == "60?");
}

TEST_CASE("the share of the left breast is rounded, and absent without milk by breast") {
  Totals totals;
  CHECK_FALSE(left_share(totals).has_value());
  totals.add(session("2026-11-20T08:00:00Z",
                     {.left = {5min, Volume{1'000, Unit::ml}}, .right = {5min, Volume{2'000, Unit::ml}}}),
             {});
  CHECK(left_share(totals)->value == 33);
  CHECK(left_share(totals)->rest().value == 67);
}
