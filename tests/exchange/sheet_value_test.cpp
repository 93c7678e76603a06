#include "exchange/sheet_value.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> days(const char* text) {
  std::vector<std::string> found;
  for (const Day day : parse_sheet_days(text)) found.push_back(day_text(day));
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a number in a table has the decimal mark of the file, or the other one where only one reading is left") {
  for (const char mark : {',', '.'}) {
    CAPTURE(mark);
    CHECK(parse_sheet_number("12", mark).value == 12);
    CHECK(parse_sheet_number(" 12.5 ", mark).value == 12.5);
    CHECK(parse_sheet_number("12,5", mark).value == 12.5);
    CHECK(parse_sheet_number("0,250", mark).value == 0.25);
    CHECK(parse_sheet_number("0.250", mark).value == 0.25);
    CHECK(parse_sheet_number("1.234,5", mark).value == 1234.5);
    CHECK(parse_sheet_number("1,234,567.25", mark).value == 1234567.25);
    CHECK(parse_sheet_number("-1,5", mark).value == -1.5);
    for (const char* wrong : {"", " ", "x", "1,2,3", "1.2.3", "12,34.5", "1e3", "12 5", ",", "1,234,56.7"}) {
      CAPTURE(wrong);
      CHECK_FALSE(parse_sheet_number(wrong, mark).value.has_value());
      CHECK_FALSE(parse_sheet_number(wrong, mark).two_readings);
    }
  }
  CHECK(parse_sheet_number("612,345", ',').value == 612.345);
  CHECK(parse_sheet_number("612.345", '.').value == 612.345);
  CHECK(parse_sheet_number("612.345", ',').two_readings);
  CHECK(parse_sheet_number("1,250", '.').two_readings);
  CHECK_FALSE(parse_sheet_number("1,250", '.').value.has_value());
}

TEST_CASE("a number shows its decimal mark unless the mark could separate thousands") {
  for (const char* text : {"12,5", "0,250", "1.234,5", "1,2345", "1,25"}) CHECK(decimal_mark_of(text) == ',');
  for (const char* text : {"12.5", "0.250", "1,234.5", "612.34"}) CHECK(decimal_mark_of(text) == '.');
  for (const char* text : {"12", "1,250", "1.250", "", "x", "1,2,3", "1.234.567", "12. May"}) {
    CAPTURE(text);
    CHECK_FALSE(decimal_mark_of(text).has_value());
  }
}

TEST_CASE("a date in a table is one day, or two where day and month could be swapped") {
  for (const char* text : {"2026-11-20", "2026/11/20", "20.11.2026", "20.11.26", "11/20/2026", "20/11/2026", "20/11/26",
                           " 2026-11-20 00:00:00", "2026-11-20T00:00:00", "20-11-2026"}) {
    CAPTURE(text);
    CHECK(days(text) == Texts{"2026-11-20"});
  }
  CHECK(days("03/04/2026") == Texts{"2026-04-03", "2026-03-04"});
  CHECK(days("4/4/26") == Texts{"2026-04-04"});
  CHECK(days("3.4.2026") == Texts{"2026-04-03"});
  CHECK(days("26-11-20") == Texts{"2020-11-26", "2026-11-20"});
  CHECK(days("20-11-2026") == Texts{"2026-11-20"});
  for (const char* text :
       {"", "2026-13-01", "20.11.", "20 Nov 2026", "2026-11", "1.2.3.4", "x", "32/1/2026", "-/-/-"}) {
    CAPTURE(text);
    CHECK(days(text).empty());
  }
}

TEST_CASE("a time in a table has one or two digits for the hour, and twelve or twenty-four hours") {
  CHECK(parse_sheet_time("06:30") == 6h + 30min);
  CHECK(parse_sheet_time("6:30") == 6h + 30min);
  CHECK(parse_sheet_time("06:30:15") == 6h + 30min + 15s);
  CHECK(parse_sheet_time("06.30") == 6h + 30min);
  CHECK(parse_sheet_time("6:30 AM") == 6h + 30min);
  CHECK(parse_sheet_time("06:30:00 pm") == 18h + 30min);
  CHECK(parse_sheet_time("12:05 AM") == 5min);
  CHECK(parse_sheet_time("12:05 PM") == 12h + 5min);
  for (const char* wrong :
       {"", "24:00", "6", "6:60", "13:00 PM", "6.3", "6:3", "0:10 AM", "6:30:60", "noon", "6:3:0:1", "-6:30"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_sheet_time(wrong).has_value());
  }
}

TEST_CASE("text that a spreadsheet would run or replace is marked, and comes back the same") {
  for (const char* text : {"=1+1", "@x", "\tx", "-5 cold", "+", "3-4", "06:30", "1/2", "0123", "1e5", "5 May", "may 3",
                           "3. M\xC3\xA4rz", "5\u67083\u65E5", "true", "FALSCH", "12,5", "10%", "6 pm"}) {
    CAPTURE(text);
    CHECK(protect_text(text) == std::string("'") + text);
  }
  for (const char* text : {"", "lll", "3 drops in the spoon", "left 12, right 9", "maybe", "Zo\xC3\xAB", "'", "it's",
                           "true, but late", "5 May and 6 May"}) {
    CAPTURE(text);
    CHECK(protect_text(text) == text);
  }
  for (const char* text :
       {"", "=", "+4", "-", "@", "\t", "'=", "''=1", "'", "'a", "''", "a", "\n=", "'\t", "'3-4", "3-4", "''true"}) {
    CAPTURE(text);
    CHECK(unprotect_text(protect_text(text)) == text);
    CHECK(protect_text(text).find_first_of("=+-@\t\n") != 0);
  }
}
