#pragma once

#include "config/config_error.h"

namespace dropwise {

/// What is wrong with the configuration, or with a value for it, and what to do.
UserError config_message(const ConfigError& error);
UserError config_message(const InvalidChange& error);

}  // namespace dropwise
