#include <doctest/doctest.h>

#include "render/text.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

std::string day(const char* text) { return text; }

/// The last column is a text, and the second is needed least.
Table table_of_days() {
  return {.columns = {{"day"}, {"n", 2}, {"left", 1}, {"remarks"}},
          .rows = {{day("2026-11-20"), std::int64_t{8}, Millis{10min}, std::string("rested well")},
                   {day("2026-11-21"), std::int64_t{10}, Millis{9min}, std::string()}}};
}

std::string at_width(const Table& table, std::size_t width, bool wide = false) {
  return to_text(table, {.width = width, .wide = wide});
}

constexpr const char* kWhole =
    "day          n   left  remarks\n"
    "2026-11-20   8  10:00  rested well\n"
    "2026-11-21  10   9:00\n";

}  // namespace

TEST_CASE("a table keeps its columns, cuts the text at its end, and then leaves out what is needed least") {
  const Table table = table_of_days();
  CHECK(to_text(table, Look{}) == kWhole);
  CHECK(at_width(table, 34) == kWhole);
  CHECK(at_width(table, 31) ==
        "day         n  left remarks\n"
        "2026-11-20  8 10:00 rested well\n"
        "2026-11-21 10  9:00\n");
  CHECK(at_width(table, 30) ==
        "day          left  remarks\n"
        "2026-11-20  10:00  rested well\n"
        "2026-11-21   9:00\n"
        "Not shown: n. --wide shows all\n"
        "columns.\n");
  CHECK(at_width(table, 24) ==
        "day         remarks\n"
        "2026-11-20  rested well\n"
        "2026-11-21\n"
        "Not shown: n, left.\n"
        "--wide shows all\n"
        "columns.\n");
  CHECK(at_width(table, 20) ==
        "day        remarks\n"
        "2026-11-20 rested w…\n"
        "2026-11-21\n"
        "Not shown: n, left.\n"
        "--wide shows all\n"
        "columns.\n");
  CHECK(at_width(table, 20, true) == kWhole);
}

TEST_CASE("a long text at the end is cut with an ellipsis, or wrapped where it is the point of the table") {
  Table table = table_of_days();
  table.rows[0].back() = std::string("on the sofa, with a warm compress");
  CHECK(at_width(table, 37) ==
        "day          n   left  remarks\n"
        "2026-11-20   8  10:00  on the sofa,…\n"
        "2026-11-21  10   9:00\n");
  CHECK(to_text(table, {.width = 37, .style = {.utf8 = false}}).find("on the sofa...\n") != std::string::npos);
  table.wraps = true;
  CHECK(at_width(table, 37) ==
        "day          n   left  remarks\n"
        "2026-11-20   8  10:00  on the sofa,\n"
        "                       with a warm\n"
        "                       compress\n"
        "2026-11-21  10   9:00\n");
}

TEST_CASE("columns without any value are left out, and not named") {
  Table table = table_of_days();
  for (auto& row : table.rows) row[1] = Cell(), row[3] = std::string();
  CHECK(at_width(table, 40) ==
        "day          left\n"
        "2026-11-20  10:00\n"
        "2026-11-21   9:00\n");
}

TEST_CASE("a table says with colour what its letters and places say too") {
  Table table{.columns = {{"day"}, {"L ml", 0, Side::left}, {"R ml", 0, Side::right}},
              .rows = {{day("Mon"), std::int64_t{5}, Unknown{}}, {day("all"), std::int64_t{5}, Unknown{}}},
              .has_totals = true};
  const Look look{.style = {.colour = true}};
  CHECK(to_text(table, look) ==
        "\x1b[2mday\x1b[0m  \x1b[38;5;31mL ml\x1b[0m  \x1b[38;5;166mR ml\x1b[0m\n"
        "Mon     \x1b[38;5;31m5\x1b[0m     \x1b[38;5;166m?\x1b[0m\n"
        "\x1b[1mall\x1b[0m     \x1b[1m5\x1b[0m     \x1b[1m?\x1b[0m\n");
}
