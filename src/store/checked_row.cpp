#include "store/checked_row.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dropwise {

std::string CheckedRow::text(int column) const { return row_.getColumn(column).getString(); }

const char* CheckedRow::c_text(int column) const { return row_.getColumn(column).getText(); }

std::int64_t CheckedRow::number(int column, NumberRange range) {
  if (row_.getColumn(column).isNull()) impossible_.emplace_back(row_.getColumnName(column));
  return optional_number(column, range).value_or(0);
}

std::optional<std::int64_t> CheckedRow::optional_number(int column, NumberRange range) {
  const auto found = row_.getColumn(column);
  if (found.isNull()) return {};
  if (found.isInteger() && range.contains(found.getInt64())) return found.getInt64();
  impossible_.emplace_back(row_.getColumnName(column));
  return {};
}

std::optional<Millis> CheckedRow::length(int column) {
  const auto found = optional_number(column, kLengths);
  return found ? std::optional(Millis{*found}) : std::nullopt;
}

ZonedTime CheckedRow::zoned_time(int column) {
  return {instant(column), std::chrono::minutes{number(column + 1, kOffsets)}};
}

std::optional<Volume> CheckedRow::volume(int column) {
  const auto amount = optional_number(column, kMicrolitres);
  if (!amount) return {};
  return Volume{*amount, parse_unit(c_text(column + 1)).value_or(Unit::ml)};
}

}  // namespace dropwise
