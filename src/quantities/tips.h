#pragma once

#include <array>

#include "base/choice.h"

namespace dropwise {

/// How much is told while expressing, beside the technique and the cautions: nothing, the tips with a reminder now and
/// then, or with more of them.
enum class Tips { none, few, usual };

inline constexpr std::array<Choice<Tips>, 3> kTips = {
    {{"few", Tips::few}, {"usual", Tips::usual}, {"none", Tips::none}}};

}  // namespace dropwise
