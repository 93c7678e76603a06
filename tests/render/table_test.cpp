#include <doctest/doctest.h>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

const Table kTable{{"day", "n", "left", "remarks"},
                   {{std::string("2026-11-20"), std::int64_t{8}, Millis{10min}, std::string("rested well")},
                    {std::string("2026-11-21"), std::int64_t{10}, Millis{9min}, std::string()}}};

}  // namespace

TEST_CASE("a table is set in columns, with the text column beside or below them as space allows") {
  CHECK(to_text(kTable, 0) ==
        "day          n   left  remarks\n"
        "2026-11-20   8  10:00  rested well\n"
        "2026-11-21  10   9:00\n");
  CHECK(to_text(kTable, 34) == to_text(kTable, 0));
  CHECK(to_text(kTable, 31) ==
        "day         n  left remarks\n"
        "2026-11-20  8 10:00 rested well\n"
        "2026-11-21 10  9:00\n");
  CHECK(to_text(kTable, 24) ==
        "day          n   left\n"
        "    remarks\n"
        "2026-11-20   8  10:00\n"
        "    rested well\n"
        "2026-11-21  10   9:00\n");
  CHECK(to_text(kTable, 19) ==
        "day         n  left\n"
        "    remarks\n"
        "2026-11-20  8 10:00\n"
        "    rested well\n"
        "2026-11-21 10  9:00\n");
}

TEST_CASE("when the columns do not fit, each row is written as a list") {
  CHECK(to_text(kTable, 18) ==
        "2026-11-20\n"
        "  n 8, left 10:00,\n"
        "  remarks rested\n"
        "  well\n"
        "2026-11-21\n"
        "  n 10, left 9:00\n");
}
