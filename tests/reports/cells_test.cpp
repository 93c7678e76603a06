#include "reports/cells.h"

#include <doctest/doctest.h>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

constexpr Volume kTrace{0, Unit::trace};

Volume ml(std::int64_t count) { return {count * 1000, Unit::ml}; }

std::string total(const Yield& yield) { return to_text(total_cell(yield)); }

}  // namespace

TEST_CASE("a volume is shown as it was entered, as unknown, or not at all") {
  const Yield yield{.left = {5min, ml(12)}, .right = {5min, {}}};
  CHECK(to_text(volume_cell(yield, Side::left)) == "12 ml");
  CHECK(to_text(volume_cell(yield, Side::right)) == "?");
  CHECK(to_text(volume_cell({.right = {0ms, {}}}, Side::right)).empty());
}

TEST_CASE("a total shows estimates, traces and unknown amounts") {
  CHECK(total({.left = {5min, ml(12)}, .right = {5min, ml(8)}}) == "20 ml");
  CHECK(total({.left = {5min, ml(12)}, .right = {5min, Volume{150, Unit::drops}}}) == "~12 ml");
  CHECK(total({.left = {5min, {}}, .right = {5min, {}}}) == "?");
  CHECK(total({.left = {5min, kTrace}, .right = {0ms, {}}}) == "trace");
  CHECK(total({.together = ml(30)}) == "30 ml");
}

TEST_CASE("a session is named after its protocol and mode, or else its method") {
  CHECK(protocol_text(SessionData{.protocol = "marmet", .mode = "little"}) == "marmet little");
  CHECK(protocol_text(SessionData{}) == "hand");
  CHECK(way_text(SessionData{.method = Method::both}) == "hand and pump");
}
