#pragma once

#include <string>

#include "store/store.h"

namespace dropwise {

/// Finds a session by reference: its id, `last`, or `@2` for the second newest. Throws UserError with
/// ExitCode::not_found when there is no such session, with ExitCode::usage when the text is not a reference.
SessionRecord find_session(const Store& store, const std::string& reference, Damaged damaged = Damaged::refuse);

/// Finds a deleted session by its id, or `last` for the one that was deleted last. Throws like find_session().
SessionRecord find_deleted_session(const Store& store, const std::string& reference);

}  // namespace dropwise
