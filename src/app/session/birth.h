#pragma once

#include <optional>
#include <string>

#include "app/context.h"

namespace dropwise {

/// The day after birth, as report.born says it: day 1 is the first 24 hours. Absent where it is not known, or to come.
std::optional<int> day_after_birth(Context& context);

/// The same in a sentence; that the birth is said to be in the future, where it is. Empty where nothing is said.
std::string birth_text(Context& context);

}  // namespace dropwise
