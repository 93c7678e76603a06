#pragma once

#include <string>

#include "live/views/view.h"

namespace dropwise {

/// The whole session in one line: a letter for each phase (L, R, B for both, - for none) and its length beside the
/// others', filled as far as it has come. A phase without a set time is as long as our own limit.
/// Phases that have no room of their own are left out at the end.
std::string session_bar(const ViewState& state, std::size_t width);

}  // namespace dropwise
