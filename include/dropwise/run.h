#pragma once

#include <functional>
#include <optional>
#include <span>

#include "dropwise/session.h"

namespace dropwise {

/// Runs a session on a clock, from its latest event to its end, and calls `on_event` for each event when it happens.
/// `on_event` may act on the session. Returns early when nothing more will happen by itself: in a pause, and in an
/// open phase without a cap. Act on the session then, and run it again. Sleep of the machine pauses the session.
///
///     run(session, clock, store);
///     session.act(Action::resume, session.log().back().at + 20s);  // if it has paused
void run(Session& session, const Clock& clock, const std::function<void(const Event&)>& on_event);

/// Keeps a session in step with a clock, for programs with their own loop. Wait at most one second at a time, because
/// a wait does not end when the machine sleeps.
///
///     SessionRunner runner(session, clock);
///     for (const Event& event : runner.advance()) store(event);
///     if (const auto next = session.next_change()) clock.wait(runner.wait_for(*next));
class SessionRunner {
 public:
  /// Keeps references to session and clock. The session was at `from` when the clock's ticks() were `since`; absent:
  /// now. The session runs `speed` times as fast as the clock; `speed` must be more than 0.
  SessionRunner(Session& session, const Clock& clock, Millis from = Millis{0}, std::optional<Millis> since = {},
                double speed = 1);

  /// The session's time now; never before its latest event.
  Millis now() const;

  /// The session's time when the clock's ticks() were `ticks`.
  Millis at(Millis ticks) const;

  /// How long to wait on the clock until the session reaches `until`; 0 if it already has.
  Millis wait_for(Millis until) const;

  /// Tells the session if the machine has slept since the last call, and returns whether it has. Sleep of less than a
  /// second does not count.
  bool handle_sleep();

  /// Advances the session to now, sleep included. Returns the new events, valid until the session changes again.
  std::span<const Event> advance();

 private:
  Millis clock_time() const { return at(clock_.ticks()); }

  Session& session_;
  const Clock& clock_;
  Millis from_, zero_;
  double speed_;
  Millis asleep_;    // the clock's asleep() when last handled
  Millis slept_{0};  // in total since construction
};

}  // namespace dropwise
