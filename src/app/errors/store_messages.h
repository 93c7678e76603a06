#pragma once

#include "store/error.h"

namespace dropwise {

/// What is wrong with a log or a backup, and what to do.
UserError store_message(const StoreError& error);

}  // namespace dropwise
