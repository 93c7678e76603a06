#pragma once

#include "app/context.h"

namespace dropwise {

/// Runs when no command is given: shows the running or last session, what is due, and the main commands.
ExitCode show_overview(Context& context);

}  // namespace dropwise
