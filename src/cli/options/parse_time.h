#pragma once

#include <optional>
#include <string>

#include "dropwise/time.h"

namespace dropwise {

/// Reads a TIME from 0 to `longest`; throws UserError for anything else.
Millis parse_time(const std::string& text, Millis longest);

/// Reads a whole number of digits alone, below a thousand million; absent for anything else.
std::optional<int> parse_whole(const std::string& text);

}  // namespace dropwise
