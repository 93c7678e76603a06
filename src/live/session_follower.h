#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "live/session_loop.h"

namespace dropwise {

/// Stops extrapolating a session this long after its last heartbeat: it may be asleep or stopped.
inline constexpr Millis kHeartbeatTimeout{3000};

/// The known state of a session that runs in another program.
struct RemoteSnapshot {
  std::vector<Event> log;
  Millis alive{0};  ///< Session time of the last heartbeat.
  bool runs = true;
};

/// Shows a session that runs in another program, without changing it, and extrapolates from `seen` by the clock.
/// `look` is called four times a second and returns a new snapshot if something changed. `zero` is the session's time 0
/// on ticks() + asleep(). Returns when the session is over or its program has gone, on q, and on signals that end a
/// program.
ExitCode follow_session(const Plan& plan, RemoteSnapshot seen,
                        const std::function<std::optional<RemoteSnapshot>()>& look, const Clock& clock, Millis zero,
                        Console& console, const LoopOptions& options, ZonedTime began, Notifier* notifier = nullptr);

}  // namespace dropwise
