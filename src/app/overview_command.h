#pragma once

#include "app/context.h"

namespace dropwise {

/// What is said to somebody who gives no command: what runs or was last, what is due, and the commands one needs.
ExitCode show_overview(Context& context);

}  // namespace dropwise
