#pragma once

#include <optional>

#include "app/context.h"
#include "app/errors/user_error.h"
#include "base/error.h"

namespace dropwise {

/// Writes `dropwise: what is wrong` and the hint below it to the error output, wrapped to its terminal.
void write_error(Context& context, const UserError& error);

/// What is wrong with the local time zone; absent if it is known.
std::optional<UserError> unknown_zone(const Context& context);

/// Warns that times are in UTC if the local zone is not known.
void warn_of_unknown_zone(Context& context);

}  // namespace dropwise
