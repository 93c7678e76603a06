#pragma once

#include <optional>

#include "base/error.h"
#include "dropwise/session.h"
#include "live/notifier.h"
#include "live/pacer.h"
#include "live/session_storage.h"
#include "live/views/view.h"
#include "quantities/zoned_time.h"
#include "terminal/console.h"
#include "terminal/style.h"

namespace dropwise {

/// Options for showing and guiding a session.
struct LoopOptions {
  const View* view = nullptr;
  Style style = {};
  double speed = 1;      ///< How many times as fast as the clock.
  bool one_key = false;  ///< All keys do the same.
  Pacer rhythm = Pacer();
  bool spots = false;                        ///< Shows where to press next, from the start.
  Millis announce{0};                        ///< How often the time is announced, in views that announce it; 0: never.
  std::vector<std::string> pain_steps = {};  ///< Advice for pain: each press of the pain key gives the next one.
  std::string opening = {};                  ///< Shown at the start, in full-screen views.
};

/// Where a session is when the loop starts. The defaults are for a new session.
struct SessionPosition {
  ZonedTime began = {};              ///< The session's time 0.
  Millis from{0};                    ///< The session's time.
  std::optional<Millis> since = {};  ///< The clock's ticks() at `from`; absent: now.
  std::size_t told = 0;              ///< How many of its events are already saved and announced.
};

/// How the loop ended: `success`, or the exit code of the signal that ended it; and the session's time then.
struct LoopResult {
  ExitCode exit = ExitCode::success;
  Millis at{0};
  std::optional<Millis> tempo = {};  ///< Of the rhythm, if it was changed.
};

/// The exit code if this input ends the program; absent otherwise.
std::optional<ExitCode> exit_of(const Input& input);

/// Runs a session from now to its end: advances it, saves and announces events, draws, waits and handles input.
/// Ctrl-C finishes it. When the terminal is lost or the program is asked to end, the session stays unfinished and can
/// be resumed later. Without a notifier there is no bell or speech.
LoopResult run_session(Session& session, const Clock& clock, Console& console, SessionStorage& storage,
                       const LoopOptions& options, const SessionPosition& position = {}, Notifier* notifier = nullptr);

}  // namespace dropwise
