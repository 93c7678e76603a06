#pragma once

#include <string>

#include "live/views/view.h"

namespace dropwise {

/// What is said aloud of an event; empty when nothing is.
std::string speech(const Event& event, const ViewState& state);

/// What the window is named after an event; empty when it keeps its name.
std::string window_title(const Event& event, const ViewState& state);

}  // namespace dropwise
