#pragma once

#include <cstdint>

#include "app/context.h"
#include "dropwise/plan.h"
#include "store/store.h"

namespace dropwise {

/// Asks for the volume of each breast that was expressed and has no volume yet, and saves the answers. Enter leaves it
/// for later.
void ask_volumes(Context& context, Console& console, Store& store, std::int64_t session);

}  // namespace dropwise
