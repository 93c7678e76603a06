#pragma once

#include <initializer_list>
#include <string>

#include "exchange/import_format.h"

namespace dropwise {

/// A UUID made from the source of a row and the cells in these columns: the same row always gets the same UUID.
std::string foreign_uuid(std::string_view source, const Row& row, std::initializer_list<std::string_view> columns);

/// Parses `2026-11-20 06:30:00` as local time in the zone, or a time with its own offset. Throws FieldError.
ZonedTime wall_time(const Row& row, std::string_view column, const Zone& zone);

/// The same for a local time made from the row; `column` is the one named in errors.
ZonedTime wall_time(const Row& row, std::string_view column, LocalTime local, const Zone& zone);

}  // namespace dropwise
