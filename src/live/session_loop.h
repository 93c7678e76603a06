#pragma once

#include <functional>
#include <optional>

#include "base/error.h"
#include "dropwise/session.h"
#include "live/notifier.h"
#include "live/pacer.h"
#include "live/views/view.h"
#include "quantities/zoned_time.h"
#include "terminal/console.h"
#include "terminal/style.h"

namespace dropwise {

/// Where a session is kept while it runs, and asked from. Each may be empty: then nothing is kept or asked.
/// What they return is to be said to the person; empty when all is well.
struct SessionStorage {
  std::function<std::string()> save = {};                ///< The session has new events, which were just told.
  std::function<std::string(Millis at)> heartbeat = {};  ///< A sign of life, every two seconds at the latest.

  /// The oldest thing that somebody at another terminal asks for, and that it was done.
  /// `now` is the clock's ticks() + asleep(): what was asked too long ago is not done any more.
  std::function<std::optional<Action>(Millis now)> poll_request = {};
  std::function<void()> complete = {};
};

/// How a session is led.
struct LoopOptions {
  const View* view = nullptr;
  Style style = {};
  ZonedTime began = {};              ///< The instant that is 0 in the session.
  Millis from{0};                    ///< Where the session stands when it is taken up: 0 for a new one.
  std::optional<Millis> since = {};  ///< What the clock's ticks() were then; absent: they are now.
  std::size_t told = 0;              ///< So many of its events were kept and told before.
  double speed = 1;                  ///< How many times faster than the clock.
  bool one_key = false;              ///< Every key is the same.
  Pacer rhythm = Pacer();
  bool spots = false;                        ///< Shows where to press next, from the beginning.
  Millis announce{0};                        ///< How often the time is said, where the view says it; 0: never.
  std::vector<std::string> pain_steps = {};  ///< What helps where it hurts: each press says the next of them.
  Notifier* notifier = nullptr;              ///< Absent: it is noticed by reading only.
  std::string opening = {};                  ///< Said when it begins, where the whole screen is drawn.
};

/// How a led session ended: `complete`, or the signal that ended it; and where it stood then.
struct LoopResult {
  ExitCode exit = ExitCode::success;
  Millis at{0};
  std::optional<Millis> tempo = {};  ///< Of the rhythm, when it was changed.
};

/// How the program ends when this comes in; absent when it goes on.
std::optional<ExitCode> exit_of(const Input& input);

/// Leads a session from now to its end: lets time pass, keeps, rings, tells, draws, waits, acts.
/// Ctrl-C finishes it. A lost terminal or a request to end leaves it where it stands, to be taken up again.
LoopResult run_session(Session& session, const Clock& clock, Console& console, const SessionStorage& storage,
                       const LoopOptions& options);

}  // namespace dropwise
