#pragma once

#include <string>

#include "app/session/guidance_options.h"
#include "cli/command.h"

namespace dropwise {

/// Declares the options that `start`, `resume` and `rehearse` share.
void guidance_options(Command& command, GuidanceOptions& options);

/// Declares those of them that `watch` has too: the cues and the night display.
void display_options(Command& command, GuidanceOptions& options);

/// Declares --view.
void view_option(Command& command, std::optional<ViewName>& view);

}  // namespace dropwise
