#pragma once

#include <optional>
#include <string>

#include "dropwise/time.h"

namespace dropwise {

/// Parses a TIME from 0 to `longest`. Throws UserError for anything else.
Millis parse_time(const std::string& text, Millis longest);

/// Parses a whole number of only digits, less than 1,000,000,000. Absent for anything else.
std::optional<int> parse_whole(const std::string& text);

}  // namespace dropwise
