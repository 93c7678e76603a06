#pragma once

#include "app/context.h"

namespace dropwise {

/// Has the configuration edited, as a copy that takes its place only when nothing is wrong in it. What is wrong is told
/// with every line and column, and the copy stays to be mended by the next call.
ExitCode edit_config(Context& context);

}  // namespace dropwise
