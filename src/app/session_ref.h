#pragma once

#include <string>

#include "store/store.h"

namespace dropwise {

/// The session that a reference names: its id, `last`, or `@2` for the second newest.
/// Throws UserError with ExitCode::missing when there is none, with ExitCode::usage when the text is no reference.
SessionRecord find_session(const Store& store, const std::string& reference);

}  // namespace dropwise
