#pragma once

#include <initializer_list>
#include <string>

#include "exchange/import_format.h"

namespace dropwise {

/// An identity made of where a row comes from and of what stands in these columns: the same row always gets the same.
std::string foreign_uuid(std::string_view source, const Row& row, std::initializer_list<std::string_view> columns);

/// Reads `2026-11-20 06:30:00` as the wall clock of the zone showed it, or a time with its offset. Throws FieldError.
ZonedTime wall_time(const Row& row, std::string_view column, const Zone& zone);

/// The same for a time that was put together from the row, with the column to blame.
ZonedTime wall_time(const Row& row, std::string_view column, LocalTime local, const Zone& zone);

}  // namespace dropwise
