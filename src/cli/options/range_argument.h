#pragma once

#include <string>

#include "cli/command.h"

namespace dropwise {

/// Declares the argument RANGE. `range` is set to what was typed, or else to `otherwise`; `given` tells which.
void range_argument(Command& command, std::string& range, const char* otherwise, bool* given = nullptr);

}  // namespace dropwise
