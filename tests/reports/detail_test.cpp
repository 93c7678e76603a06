#include "reports/detail.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("the brief form of a session has its start, protocol, times and volumes on one line") {
  SessionRecord record{.id = 1};
  record.data = {.protocol = "marmet",
                 .mode = "little",
                 .began = *parse_rfc3339("2026-11-20T03:10:00Z"),
                 .yield = {.left = {15min, Volume{12'000, Unit::ml}}, .right = {15min, Volume{8'000, Unit::ml}}}};
  CHECK(brief(record) == "2026-11-20 03:10, marmet little, left 15:00 12 ml, right 15:00 8 ml");
}
