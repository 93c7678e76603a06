#pragma once

#include <string>

#include "app/context.h"

namespace dropwise {

/// Shows a message on the desktop, through the configured program or notify-send. Returns an error as one or two
/// sentences; empty if it was shown.
std::string notify(Context& context, const std::string& message);

/// The reason why notify() would fail, without calling it; empty if it can work.
std::string notify_trouble(Context& context);

}  // namespace dropwise
