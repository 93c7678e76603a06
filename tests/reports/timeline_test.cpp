#include "reports/timeline.h"

#include <doctest/doctest.h>

#include "protocols/build_plan.h"
#include "protocols/protocol_catalog.h"
#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("a timeline has the start, the breast and the length of every phase, and who set it") {
  const Protocol protocol = ProtocolCatalog("").find("marmet");
  const Report report = timeline(protocol, build_plan(protocol, {.mode = "little"}), {"because you asked"});
  const auto& rows = report.tables.at(0).rows;
  REQUIRE(rows.size() >= 3);
  CHECK(to_text(rows[2][1]) == "left");
  CHECK(to_text(rows[2][2]) == "round 1");
  CHECK(to_text(rows[2][3]) == "5:00 to 7:00");
  CHECK(to_text(rows[2][4]) == "published");
  CHECK(report.notes.at(0).starts_with("Expressing takes 20:00 to 30:00 in total: the published minutes added up."));
  CHECK(report.notes.back() == "because you asked");
}

TEST_CASE("an open phase has no length, and the phase after it no start") {
  const Plan plan{.protocol = "p",
                  .policy = Policy::open,
                  .phases = {{.name = "first", .side = Side::left, .cap = 15min},
                             {.name = "second", .side = Side::right, .cap = 15min}}};
  const auto rows = timeline(Protocol{}, plan, {}).tables.at(0).rows;
  REQUIRE(rows.size() == 2);
  CHECK(to_text(rows[0][0]) == "0:00");
  CHECK(to_text(rows[0][3]) == "open");
  CHECK(to_text(rows[0][4]) == "no set time; ends after 15:00 if no key is pressed (our limit)");
  CHECK(to_text(rows[1][0]).empty());
}
