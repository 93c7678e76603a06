#pragma once

#include <string>

#include "live/views/view.h"

namespace dropwise {

/// What to say aloud for an event; empty for nothing.
std::string speech(const Event& event, const ViewState& state);

/// The window title for an event; empty to keep the present title.
std::string window_title(const Event& event, const ViewState& state);

}  // namespace dropwise
