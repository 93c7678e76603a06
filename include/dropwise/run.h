#pragma once

#include <functional>
#include <optional>
#include <span>

#include "dropwise/session.h"

namespace dropwise {

/// Runs a session on a clock, from its latest event until it is over, and calls `on_event` for everything that happens,
/// at its time. `on_event` may act on the session. Returns early when nothing more will happen by itself: in a pause,
/// and in an open phase without a cap. Act on the session then, and run it again. After the machine has slept the
/// session is paused.
///
///     run(session, clock, store);
///     session.act(Action::resume, session.log().back().at + 20s);  // if it has paused
void run(Session& session, const Clock& clock, const std::function<void(const Event&)>& on_event);

/// Keeps a session in step with a clock, for programs with a loop of their own. They should wait no longer than a
/// second at a time: a sleep of the machine does not end a wait.
///
///     SessionRunner runner(session, clock);
///     for (const Event& event : runner.advance()) store(event);
///     if (const auto next = session.next_change()) clock.wait(runner.wait_for(*next));
class SessionRunner {
 public:
  /// Refers to session and clock. The session has come to `from` when the clock's ticks() were `since`; absent: now.
  /// It runs `speed` times faster than the clock; more than 0.
  SessionRunner(Session& session, const Clock& clock, Millis from = Millis{0}, std::optional<Millis> since = {},
                double speed = 1);

  /// The session's time now, and never before its latest event.
  Millis now() const;

  /// The session's time when the clock's ticks() were `ticks`.
  Millis at(Millis ticks) const;

  /// How long to wait on the clock until the session has come to `until`; 0 when it has.
  Millis wait_for(Millis until) const;

  /// Tells the session that the machine has slept since the last call. Sleeps under a second do not count. Returns
  /// whether it has.
  bool handle_sleep();

  /// Lets the session live through the time up to now, sleep included. Returns what is new, valid until the session
  /// changes again.
  std::span<const Event> advance();

 private:
  Millis clock_time() const { return at(clock_.ticks()); }

  Session& session_;
  const Clock& clock_;
  Millis from_, zero_;
  double speed_;
  Millis asleep_;    // what the clock says of it
  Millis slept_{0};  // since the beginning
};

}  // namespace dropwise
