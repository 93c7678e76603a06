#pragma once

#include "commands/command.h"
#include "commands/session_options.h"

namespace dropwise {

/// Declares the options that `start`, `rehearse` and `plan` share.
void session_options(Command& command, SessionOptions& options);

}  // namespace dropwise
