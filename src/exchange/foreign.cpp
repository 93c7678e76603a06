#include "exchange/foreign.h"

#include "quantities/date.h"
#include "quantities/value_error.h"
#include "store/store.h"

namespace dropwise {

std::string foreign_uuid(std::string_view source, const Row& row, std::initializer_list<std::string_view> columns) {
  std::string name(source);
  for (const std::string_view column : columns) name.append(1, '\0').append(row.cell(column));
  return make_uuid(name);
}

ZonedTime wall_time(const Row& row, std::string_view column, LocalTime local, const Zone& zone) {
  try {
    const ZonedTime moment = at_wall(local, zone);
    if (moment.utc < UtcTime{}) row.refuse(column, Expected::after_1970);
    return moment;
  } catch (const ValueError&) {
    row.refuse(column, Expected::unambiguous_time);
  }
}

ZonedTime wall_time(const Row& row, std::string_view column, const Zone& zone) {
  const std::string& text = row.cell(column);
  if (const auto moment = parse_rfc3339(text); moment && moment->utc >= UtcTime{}) return *moment;
  const auto day = parse_day(std::string_view(text).substr(0, 10));
  const auto time = text.size() > 11 ? parse_time_of_day(std::string_view(text).substr(11)) : std::nullopt;
  if (!day || !time || (text[10] != ' ' && text[10] != 'T')) row.refuse(column, Expected::date_and_time);
  return wall_time(row, column, *day + *time, zone);
}

}  // namespace dropwise
