#pragma once

#include <string>

#include "live/views/view.h"

namespace dropwise {

/// The whole session on one line: for each phase a letter (L, R, B for both, - for none) and a bar in proportion to its
/// length, filled as far as it has come. A phase without a set time is as long as our own limit. Phases at the end that
/// do not fit are left out.
/// The phase as a bar, with a mark at its minimum if it has one; empty if it has neither a length nor a limit.
std::string phase_bar(const ViewState& state, std::size_t width);

std::string session_bar(const ViewState& state, std::size_t width);

}  // namespace dropwise
