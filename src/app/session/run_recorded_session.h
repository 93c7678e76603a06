#pragma once

#include "app/context.h"
#include "live/session_loop.h"
#include "store/file/session_lock.h"
#include "store/store.h"

namespace dropwise {

/// The right to lead a session on this log. Throws UserError, saying what runs and since when, when another program has
/// it.
SessionLock acquire_session_lock(Store& store);

/// Which session was cut off, where, and how long ago.
std::string interrupted_text(Context& context, const Store& store, std::int64_t session);

/// Leads, with the right to it, a session whose row is in the log, of which `stored` events are there; saves, sums up,
/// asks for the volumes.
ExitCode run_recorded_session(Context& context, Console& console, Store& store, SessionLock lock, std::int64_t id,
                              Session& session, std::size_t stored, const LoopOptions& loop_options,
                              const SessionPosition& position, Notifier& notifier);

}  // namespace dropwise
