#pragma once

#include <string>

#include "commands/command.h"
#include "terminal/view.h"

namespace dropwise {

/// Declares --view into `view`: auto, line, plain or json.
void view_option(Command& command, std::string& view);

/// The view that was asked for, configured, or fits: `line` on a terminal that can redraw, else `plain`.
const View& choose_view(Context& context, const std::string& view);

}  // namespace dropwise
