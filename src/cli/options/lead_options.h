#pragma once

#include <string>

#include "app/session/lead_options.h"
#include "cli/command.h"

namespace dropwise {

/// Declares the options that `start`, `resume` and `rehearse` share.
void lead_options(Command& command, LeadOptions& options);

/// Declares those of them that `watch` has too: how it is noticed, and how it looks by night.
void look_options(Command& command, LeadOptions& options);

/// Declares --view into `view`: auto, big, line, plain or json.
void view_option(Command& command, std::string& view);

}  // namespace dropwise
