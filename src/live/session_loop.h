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

/// How a session is shown and guided.
struct LoopOptions {
  const View* view = nullptr;
  Style style = {};
  double speed = 1;      ///< How many times faster than the clock.
  bool one_key = false;  ///< Every key is the same.
  Pacer rhythm = Pacer();
  bool spots = false;                        ///< Shows where to press next, from the beginning.
  Millis announce{0};                        ///< How often the time is said, where the view says it; 0: never.
  std::vector<std::string> pain_steps = {};  ///< What helps where it hurts: each press says the next of them.
  std::string opening = {};                  ///< Said when it begins, where the whole screen is drawn.
};

/// Where a session is when the loop takes it up. A new one is at its beginning.
struct SessionPosition {
  ZonedTime began = {};              ///< The instant that is 0 in the session.
  Millis from{0};                    ///< How far the session has come.
  std::optional<Millis> since = {};  ///< What the clock's ticks() were then; absent: they are now.
  std::size_t told = 0;              ///< How many of its events were kept and told before.
};

/// How a led session ended: `success`, or that of the signal that ended it; and where it stood then.
struct LoopResult {
  ExitCode exit = ExitCode::success;
  Millis at{0};
  std::optional<Millis> tempo = {};  ///< Of the rhythm, when it was changed.
};

/// How the program ends when this comes in; absent when it goes on.
std::optional<ExitCode> exit_of(const Input& input);

/// Leads a session from now to its end: lets time pass, keeps, rings, tells, draws, waits, acts.
/// Ctrl-C finishes it. A lost terminal or a request to end leaves it where it is, to be resumed later. Without a
/// notifier nothing rings or speaks.
LoopResult run_session(Session& session, const Clock& clock, Console& console, SessionStorage& storage,
                       const LoopOptions& options, const SessionPosition& position = {}, Notifier* notifier = nullptr);

}  // namespace dropwise
