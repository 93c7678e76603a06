#pragma once

#include "dropwise/time.h"

namespace dropwise {

/// The shortest and the longest step of a rhythm.
inline constexpr Millis kShortestStep{300}, kLongestStep{10'000};

}  // namespace dropwise
