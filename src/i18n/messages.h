#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/text.h"

namespace dropwise {

// Messages about values from `base`, which does not know languages.

/// "byte 4 is not UTF-8" or "character 2 is a control character".
std::string to_text(const TextProblem& problem);

/// " Did you mean `marmet`?" with a leading space, or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace dropwise
