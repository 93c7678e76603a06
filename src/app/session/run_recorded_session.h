#pragma once

#include "app/context.h"
#include "live/session_loop.h"
#include "store/file/session_lock.h"
#include "store/store.h"

namespace dropwise {

/// Acquires the lock for running a session on this log. Throws UserError, saying what runs and since when, if another
/// program holds it.
SessionLock acquire_session_lock(Store& store);

/// Which session was interrupted, where, and how long ago.
std::string interrupted_text(Context& context, const Store& store, std::int64_t session);

/// Runs a session that is already in the log with its first `stored` events. Saves it, shows the result and asks for
/// the volumes. `lock` is the one from acquire_session_lock().
ExitCode run_recorded_session(Context& context, Console& console, Store& store, SessionLock lock, std::int64_t id,
                              Session& session, std::size_t stored, const LoopOptions& loop_options,
                              const SessionPosition& position, Notifier& notifier);

}  // namespace dropwise
