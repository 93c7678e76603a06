#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dropwise/time.h"

namespace dropwise {

using Day = std::chrono::local_days;

/// Parses `2026-11-20`. Absent for any other text and for a day that does not exist.
std::optional<Day> parse_day(std::string_view text);

/// Parses `06:30` or `06:30:05`, from 00:00 to 23:59:59.
std::optional<Millis> parse_time_of_day(std::string_view text);

/// `2026-11-20`
std::string day_text(Day day);

/// `06:30`
std::string time_of_day_text(LocalTime time);

/// The calendar day of a local time.
Day day_of(LocalTime time);

/// The day after birth of a time: day 1 is the first 24 hours. Less than 1 before the birth.
int day_after(LocalTime born, LocalTime time);

}  // namespace dropwise
