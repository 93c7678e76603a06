#pragma once

#include <map>
#include <string>

#include "store/store.h"
#include "store/undo/undo_log.h"

namespace dropwise {

/// That a change of this session was undone, such as `Undone: the deletion of session 2.`
std::string undone_text(const UndoneChange& change, std::int64_t session);

/// The same for redo.
std::string redone_text(const UndoneChange& change, std::int64_t session);

/// The sessions that a change concerns: `session 3`, or their number.
std::string sessions_text(const UndoneChange& change);

/// The session in one line, or that it is not in the log.
std::string brief_of(const Store& store, std::int64_t session);

/// The sessions of a change in one line each, by number. Empty for an import, which is reported as a whole.
std::map<std::int64_t, std::string> briefs_of(const Store& store, const UndoneChange& change);

}  // namespace dropwise
