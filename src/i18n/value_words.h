#pragma once

#include <string>

#include "dropwise/time.h"
#include "quantities/date.h"
#include "quantities/volume.h"

namespace dropwise {

// Values in words of the current language.

/// The volume in the unit it was typed in: `12.5 ml`, `3 drops`, `trace`.
std::string shown_text(const Volume& volume);

/// An approximate length in words: `20 min`, `3 h 5 min`, `2 days`.
std::string length_text(Millis length);

/// A day in a table, with a blank before a day of one digit: `Fri 20 Nov`; with its year if that is not the year of
/// today.
std::string date_text(Day day, Day today);

/// The same without the weekday and the year: `20 Nov`.
std::string short_date_text(Day day);

/// The weekday and the month in short: `Fri`, `Nov`.
std::string weekday_text(std::chrono::weekday weekday);
std::string month_text(std::chrono::month month);

/// Approximately how long ago, in words: `just now`, `20 min ago`, `3 h 5 min ago`, `2 days ago`.
std::string ago_text(Millis length);

}  // namespace dropwise
