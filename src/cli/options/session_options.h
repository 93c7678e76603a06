#pragma once

#include "app/session/session_options.h"
#include "cli/command.h"

namespace dropwise {

/// Declares the options that `start`, `rehearse` and `plan` share.
void session_options(Command& command, SessionOptions& options);

}  // namespace dropwise
