#pragma once

#include <optional>

#include "store/store.h"

namespace dropwise {

/// The breast with which the last session began, if one of the last 50 says so; of the sessions in this mode, if given.
std::optional<Side> last_first_side(const Store& store, std::optional<std::string_view> mode = {});

}  // namespace dropwise
