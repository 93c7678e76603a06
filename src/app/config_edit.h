#pragma once

#include "app/context.h"

namespace dropwise {

/// Opens a copy of the configuration in an editor; it replaces the configuration only if it has no errors. Otherwise
/// all errors are reported with line and column, and the copy is kept for the next call.
ExitCode edit_config(Context& context);

}  // namespace dropwise
