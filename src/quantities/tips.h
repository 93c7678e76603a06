#pragma once

#include <array>

#include "base/choice.h"

namespace dropwise {

/// How much is given while expressing, in addition to the technique and the cautions: nothing, or the tips with few or
/// more reminders.
enum class Tips { none, few, usual };

inline constexpr std::array<Choice<Tips>, 3> kTips = {
    {{"few", Tips::few}, {"usual", Tips::usual}, {"none", Tips::none}}};

}  // namespace dropwise
