#pragma once

#include "dropwise/time.h"

namespace dropwise {

/// The shortest and the longest step that a rhythm may have.
inline constexpr Millis kShortestStep{300}, kLongestStep{10'000};

}  // namespace dropwise
