#pragma once

#include <string>

#include "dropwise/time.h"

namespace dropwise {

/// Reads a TIME from 0 to `longest`; throws Error for anything else.
Millis read_time(const std::string& text, Millis longest);

}  // namespace dropwise
