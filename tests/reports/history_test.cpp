#include "reports/history.h"

#include <doctest/doctest.h>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("a list has a row for each session, in the order given") {
  SessionRecord first{.id = 7};
  first.data = {.protocol = "kaiser",
                .began = *parse_rfc3339("2026-11-20T06:00:00Z"),
                .yield = {.left = {8min, Volume{12'000, Unit::ml}}, .right = {7min, Volume{0, Unit::trace}}}};
  SessionRecord second{.id = 9};
  second.data.began = *parse_rfc3339("2026-11-20T09:30:00Z");
  const Report report = history({first, second});
  REQUIRE(report.tables.size() == 1);
  const auto& rows = report.tables[0].rows;
  REQUIRE(rows.size() == 2);
  CHECK(to_text(rows[0][0]) == "7");
  CHECK(to_text(rows[0][1]) == "2026-11-20 06:00");
  CHECK(to_text(rows[0][2]) == "kaiser");
  CHECK(to_text(rows[0][3]) == "8:00");
  CHECK(to_text(rows[0][4]) == "12 ml");
  CHECK(to_text(rows[1][0]) == "9");
  CHECK(to_text(rows[1][3]) == "?");
}
