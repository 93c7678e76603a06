#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/time.h"
#include "quantities/date.h"

namespace dropwise {

// How values look in a table that a spreadsheet has saved again, in any usual locale.

/// A number in a cell.
struct SheetNumber {
  std::optional<double> value = {};  ///< Absent if the cell is not a number.
  bool two_readings = false;         ///< It could be meant with decimals or without, like `1,250`; `value` is absent.
};

/// Parses a decimal number, with or without separators of thousands: `12.5`, `12,5`, `1.234,5`. `mark` is the decimal
/// mark of the file, `,` or `.`. The other mark is accepted too, unless exactly three digits follow it.
SheetNumber parse_sheet_number(std::string_view text, char mark);

/// The decimal mark that a number shows: of `12,5` and `1.234,5` a comma. Absent without one, and if it could separate
/// thousands.
std::optional<char> decimal_mark_of(std::string_view number);

/// The days that a cell can mean: `2026-11-20`, `2026/11/20`, `20.11.2026`, and `11/20/2026` or `20/11/2026`, which
/// are two days if both parts could be a month. Years may have two digits; in `26-11-20`, the first or the last part is
/// the year. Empty if the cell is not a date.
std::vector<Day> parse_sheet_days(std::string_view text);

/// Parses a time of day: `6:30`, `06:30:00`, `06.30`, `6:30 PM`.
std::optional<Millis> parse_sheet_time(std::string_view text);

/// Marks a text with an apostrophe in front if a spreadsheet would run it as a formula, or replace it by a number, a
/// date or a truth value: `=1+1`, `3-4`, `06:30`, `5 May`, `true`.
std::string protect_text(const std::string& text);

/// The inverse of protect_text().
std::string unprotect_text(const std::string& text);

}  // namespace dropwise
