#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace dropwise {

/// How much is told while expressing, beside the technique and the cautions: nothing, the tips with a reminder now and
/// then, or with more of them.
enum class Tips { none, few, usual };

inline constexpr std::array<std::pair<std::string_view, Tips>, 3> kTips = {
    {{"few", Tips::few}, {"usual", Tips::usual}, {"none", Tips::none}}};

}  // namespace dropwise
