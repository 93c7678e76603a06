#pragma once

#include <array>

#include "base/choice.h"

namespace dropwise {

/// How a session is shown: the best that fits, the whole screen, one line, a line per event, or events for scripts.
enum class ViewName { automatic, big, line, plain, json };

inline constexpr std::array<Choice<ViewName>, 5> kViewNames = {{{"auto", ViewName::automatic},
                                                                {"big", ViewName::big},
                                                                {"line", ViewName::line},
                                                                {"plain", ViewName::plain},
                                                                {"json", ViewName::json}}};

}  // namespace dropwise
