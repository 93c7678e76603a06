#pragma once

#include <string>

#include "app/context.h"

namespace dropwise {

/// Shows a message on the desktop, through the configured program or notify-send. What is wrong is returned, as a
/// sentence or two; empty when it was shown.
std::string notify(Context& context, const std::string& message);

/// Whether that could be done, without doing it; what stands in the way.
std::string notify_trouble(Context& context);

}  // namespace dropwise
