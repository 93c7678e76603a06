#pragma once

#include "app/context.h"
#include "live/session_loop.h"
#include "store/lease.h"
#include "store/store.h"

namespace dropwise {

/// The right to lead a session on this log. Throws Error, saying what runs and since when, when another program has it.
Lease take_lease(Store& store);

/// Which session was cut off, where, and how long ago.
std::string interrupted_text(Context& context, const Store& store, std::int64_t session);

/// Leads, with the right to it, a session whose row is in the log, of which `stored` events are there; saves, sums up,
/// asks for the volumes.
Exit run_recorded_session(Context& context, Console& console, Store& store, Lease lease, std::int64_t id,
                          Session& session, std::size_t stored, const LoopOptions& loop_options);

}  // namespace dropwise
