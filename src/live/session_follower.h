#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "live/session_loop.h"

namespace dropwise {

/// So long after the last sign of life of a session it is not lived on any more: it may be asleep or stopped.
inline constexpr Millis kHeartbeatTimeout{3000};

/// What can be known of a session that another program leads.
struct RemoteSnapshot {
  std::vector<Event> log;
  Millis alive{0};  ///< The last sign of life.
  bool runs = true;
};

/// Shows such a session as it goes on, and touches nothing: what was read is lived on by the same clock until more is
/// read. `snapshot` gives what there is when it has changed, absent otherwise; it is asked four times a second.
/// `zero` is the session's instant 0 on ticks() + asleep(). Returns when the session is over or has lost its leader,
/// on q, and on the signals that end a program.
ExitCode follow_session(const Plan& plan, RemoteSnapshot seen,
                        const std::function<std::optional<RemoteSnapshot>()>& look, const Clock& clock, Millis zero,
                        Console& console, const LoopOptions& options, ZonedTime began, Notifier* notifier = nullptr);

}  // namespace dropwise
