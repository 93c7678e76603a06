#pragma once

#include <optional>
#include <string>

#include "app/context.h"

namespace dropwise {

/// The day after birth, from report.born: day 1 is the first 24 hours. Absent if it is not known or in the future.
std::optional<int> day_after_birth(Context& context);

/// The same as a sentence; it also says if report.born is in the future. Empty if report.born is not set.
std::string birth_text(Context& context);

}  // namespace dropwise
