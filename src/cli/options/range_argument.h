#pragma once

#include <string>

#include "cli/command.h"

namespace dropwise {

/// Declares the argument RANGE; `range` is what was typed, or `otherwise`; `given` tells which.
void range_argument(Command& command, std::string& range, const char* otherwise, bool* given = nullptr);

}  // namespace dropwise
