#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "base/format.h"
#include "exchange/csv.h"
#include "exchange/sheet_value.h"
#include "store/json/line.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSessions = 261;

using Cells = std::vector<std::string>;
using Sheet = std::vector<Cells>;

/// A month of sessions with all that a log can have, also lengths in milliseconds, and notes that a spreadsheet would
/// change.
std::string month() {
  const std::vector<std::string> notes = {
      "",        "",           "",           "warm cloth first", "3-4",      "06:30",
      "=SUM(1)", "Zo\xC3\xAB", "two\nlines", "say \"x\"; a, b",  "'quoted'", "5 May",
      "true",    "-"};
  const UtcTime first = parse_rfc3339("2026-10-20T04:07:00Z").value().utc;
  std::string lines;
  for (std::size_t i = 0; i < kSessions; ++i) {
    SessionRecord record{.uuid = formatted("0b1e1a52-5f0b-4f43-9a53-{:012x}", i * 7919)};
    const auto n = static_cast<std::int64_t>(i);
    const UtcTime began = first + n * 2h + n * 46min + n * 317ms;
    const bool winter = began >= parse_rfc3339("2026-10-25T01:00:00Z").value().utc;
    SessionData& data = record.data;
    data.began = {began, winter ? 60min : 120min};
    data.protocol = i % 5 == 0 ? "" : i % 3 == 0 ? "kaiser" : "lll";
    data.mode = i % 15 == 3 ? "relief" : "";
    if (i % 4 != 0) data.kind = i < 20 ? MilkKind::colostrum : MilkKind::milk;
    data.method = static_cast<Method>(i % 3);
    if (i % 6 != 5) data.yield.left.active = 300s + n * 1217ms;
    if (i % 7 != 6) data.yield.right.active = 299s + n * 999ms;
    if (i % 11 != 10) data.lasted = 650s + n * 2501ms;
    switch (i % 8) {
      case 0: data.yield.together = Volume{11'829, Unit::oz_us}; break;
      case 1: data.yield.left.volume = Volume{0, Unit::trace}; break;
      case 2: break;
      case 3: data.yield.right.volume = Volume{150, Unit::drops}; [[fallthrough]];
      default: data.yield.left.volume = Volume{500 + n * 137, Unit::ml};
    }
    if (i % 8 > 4) data.yield.right.volume = Volume{1'250 + n * 1'000, Unit::ml};
    if (i % 9 == 0) data.pain = static_cast<int>(i % 11);
    if (i % 2 == 0) data.first_side = i % 4 == 0 ? Side::left : Side::right;
    data.note = notes[i % notes.size()];
    data.by = i % 10 == 0 ? "Ben" : "";
    record.paused = Millis{n * 33};
    record.asleep = Millis{n % 4 * 1'500};
    record.updated = began + 1h;
    lines += to_line(record) + "\n";
  }
  return lines;
}

Sheet read_table(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in);
  Sheet table;
  while (auto row = reader.next()) table.push_back(row->cells);
  return table;
}

/// How a spreadsheet writes a table.
struct Locale {
  const char* name;
  char separator, decimal;
  std::string (*date)(int year, int month, int day);
  std::string (*time)(int hour, int minute);
  const char* line_end = "\r\n";
  void (*change)(Sheet& table) = nullptr;
};

std::string hours24(int hour, int minute) { return formatted("{:02}:{:02}", hour, minute); }
std::string with_seconds(int hour, int minute) { return formatted("{:02}:{:02}:00", hour, minute); }
std::string short_hour(int hour, int minute) { return formatted("{}:{:02}", hour, minute); }
std::string hours12(int hour, int minute) {
  return formatted("{}:{:02} {}", hour % 12 == 0 ? 12 : hour % 12, minute, hour < 12 ? "AM" : "PM");
}
std::string iso(int y, int m, int d) { return formatted("{}-{:02}-{:02}", y, m, d); }
std::string german(int y, int m, int d) { return formatted("{:02}.{:02}.{}", d, m, y); }
std::string german_short(int y, int m, int d) { return formatted("{:02}.{:02}.{:02}", d, m, y % 100); }
std::string french(int y, int m, int d) { return formatted("{:02}/{:02}/{}", d, m, y); }
std::string spanish(int y, int m, int d) { return formatted("{}/{}/{}", d, m, y); }
std::string american(int y, int m, int d) { return formatted("{}/{}/{}", m, d, y); }
std::string chinese(int y, int m, int d) { return formatted("{}/{}/{}", y, m, d); }

void move_columns(Sheet& table) {
  for (Cells& row : table) std::rotate(row.begin(), row.begin() + 5, row.end());
}
void move_rows(Sheet& table) { std::reverse(table.begin() + 1, table.end()); }
void add_empty(Sheet& table) {
  for (Cells& row : table) row.insert(row.end(), 3, "");
  table.insert(table.begin() + 1, Cells(table[0].size()));
  table.emplace_back(table[0].size());
  table.insert(table.begin(), Cells(4));
}
void drop_empty_ends(Sheet& table) {
  for (Cells& row : table) {
    while (row.back().empty()) row.pop_back();
  }
}

const std::vector<Locale> kLocales = {
    {"Excel, English (US)", ',', '.', american, short_hour},
    {"Excel, English (UK)", ',', '.', french, hours24, "\r\n", add_empty},
    {"Excel, German", ';', ',', german, hours24, "\r\n", drop_empty_ends},
    {"Excel, French", ';', ',', french, hours24},
    {"Excel, Spanish", ';', ',', spanish, short_hour, "\r\n", move_rows},
    {"Excel, Chinese", ',', '.', chinese, short_hour},
    {"Excel, tabs", '\t', '.', american, hours12, "\r\n", add_empty},
    {"LibreOffice, English", ',', '.', iso, with_seconds, "\n"},
    {"LibreOffice, English, formatted", ',', '.', american, hours12, "\n", move_columns},
    {"LibreOffice, German", ';', ',', german_short, with_seconds, "\n", move_columns},
    {"LibreOffice, French", ';', ',', french, with_seconds, "\n", move_rows},
    {"LibreOffice, German, commas", ',', ',', german, hours24, "\n"},
};

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}

/// The table as the spreadsheet saves it after it has taken numbers, dates and times for what they are.
std::string saved(Sheet table, const Locale& locale) {
  const Cells head = table.front();
  for (std::size_t i = 1; i < table.size(); ++i) {
    for (std::size_t column = 0; column < head.size(); ++column) {
      std::string& cell = table[i][column];
      int a = 0, b = 0, c = 0;
      if (head[column] == "date" && std::sscanf(cell.c_str(), "%d-%d-%d", &a, &b, &c) == 3) {
        cell = locale.date(a, b, c);
      } else if (head[column] == "time" && std::sscanf(cell.c_str(), "%d:%d", &a, &b) == 2) {
        cell = locale.time(a, b);
      } else if (is_number(cell)) {
        std::ranges::replace(cell, '.', locale.decimal);
      }
    }
  }
  if (locale.change) locale.change(table);
  std::string text;
  for (const Cells& row : table) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::string cell = row[column];
      if (cell.find_first_of(std::string("\"\r\n") + locale.separator) != std::string::npos) {
        for (std::size_t at = cell.find('"'); at != std::string::npos; at = cell.find('"', at + 2))
          cell.insert(at, 1, '"');
        cell = "\"" + cell + "\"";
      }
      text += (column > 0 ? std::string(1, locale.separator) : "") + cell;
    }
    text += locale.line_end;
  }
  return text;
}

/// A log with the month, and its CSV.
struct Month {
  Month() {
    tool.clock.set("2026-12-01T00:00:00Z");
    CHECK(tool.run({"import", tool.home.write("in.ndjson", month()).string()}).out.starts_with("Sessions: 261 added"));
    csv = tool.run({"export", "all", "--format", "csv"}).out;
    table = read_table(csv);
  }

  Ran import(const std::string& text) { return tool.run({"import", tool.home.write("in.csv", text).string()}); }

  /// The refusal of the table after one cell was changed.
  std::string refused(const std::string& column, std::size_t row, const std::string& value, char separator = ',') {
    Sheet changed = table;
    const auto at = std::ranges::find(changed[0], column) - changed[0].begin();
    changed.at(row)[static_cast<std::size_t>(at)] = value;
    const Ran ran = import(saved(changed, {"", separator, '.', iso, hours24}));
    CHECK(ran.exit == 2);
    return ran.err;
  }

  Tool tool;
  std::string csv;
  Sheet table;
};

}  // namespace

TEST_CASE("the CSV of a month that a spreadsheet has saved again is the same log") {
  Month month;
  REQUIRE(month.table.size() == kSessions + 1);
  for (const Locale& locale : kLocales) {
    CAPTURE(locale.name);
    const std::string text = saved(month.table, locale);
    CHECK(text != month.csv);
    const std::string again = formatted("Sessions: {} already in the log.\n", kSessions);
    CHECK(month.import(text).out == again);
    Tool fresh;
    fresh.clock.set("2026-12-01T00:00:00Z");
    const Ran ran = fresh.run({"import", fresh.home.write("in.csv", text).string()});
    CHECK(ran.err.empty());
    CHECK(ran.exit == 0);
    CHECK(fresh.run({"export", "all", "--format", "csv"}).out == month.csv);
  }
}

TEST_CASE("a table that contradicts itself, or has more than a log, is refused by name") {
  Month month;
  CHECK(month.refused("date", 1, "2026-10-21")
            .find("line 2, date: invalid value `2026-10-21`\nThis does not match `started`, which gives "
                  "`2026-10-20`. To change when a session began, change") != std::string::npos);
  CHECK(month.refused("time", 1, "07:00").find("line 2, time: invalid value `07:00`") != std::string::npos);
  CHECK(
      month.refused("total_ml", 2, "7").find("line 3, total_ml: invalid value `7`\nExpected the sum of the volumes") !=
      std::string::npos);
  CHECK(month.refused("lasted_s", 2, "1,250", ';')
            .find("line 3, lasted_s: invalid value `1,250`\nExpected a number that "
                  "can be read in only one way") != std::string::npos);
  CHECK(month.refused("left_ml", 2, "2")
            .find("line 3, left_ml: invalid value `2`\nExpected no amount beside the unit "
                  "`trace`.") != std::string::npos);
  CHECK(month.refused("left_ml", 5, "12. May").find("line 6, left_ml: invalid value `12. May`") != std::string::npos);

  Sheet more = month.table;
  for (Cells& row : more) row.emplace_back("warm");
  more[0].back() = "Weather";
  CHECK(month.import(saved(more, kLocales[0])).err.find("these columns are not part of Dropwise CSV: Weather\n") !=
        std::string::npos);
  more[0].back() = "";
  CHECK(month.import(saved(more, kLocales[0])).err.find("line 2: `warm` is in a column without a name\n") !=
        std::string::npos);
  more[0].back() = "note";
  CHECK(month.import(saved(more, kLocales[0])).err.find("the column note appears more than once\n") !=
        std::string::npos);

  std::string cut = saved(month.table, kLocales[0]);
  cut.resize(cut.rfind(",finished,"));
  CHECK(month.import(cut).err.find("wrong number of cells") != std::string::npos);
}

TEST_CASE("a row of one's own takes dates and times as people write them, if they mean one day") {
  Tool tool;
  const auto import = [&](const std::string& row) {
    return tool.run({"import", tool.home.write("in.csv", "date;time;left_ml;right_ml\n" + row + "\n").string(),
                     "--zone", "+01:00", "--yes"});
  };
  CHECK(import("19.11.2026;6:30;12,5;0,250").out.starts_with("Sessions: 1 added."));
  CHECK(import("19/11/26;6:45 PM;1.250,5;").out.starts_with("Sessions: 1 added."));
  const Json list = tool.run({"list", "--json"}).json();
  CHECK(list[0]["started"] == "2026-11-19T06:30:00+01:00");
  CHECK(list[0]["left"]["volume_ml"] == 12.5);
  CHECK(list[0]["right"]["volume_ml"] == 0.25);
  CHECK(list[1]["started"] == "2026-11-19T18:45:00+01:00");
  CHECK(list[1]["left"]["volume_ml"] == 1250.5);
  CHECK(import("03/04/2026;6:30;12;").err.find("This could be two different days. Write the date as year") !=
        std::string::npos);
  CHECK(import("19.11.2026;6:30;1.250;").err.find("line 2, left_ml: invalid value `1.250`") != std::string::npos);
}
