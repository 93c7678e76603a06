#pragma once

#include <optional>
#include <string>

#include "app/context.h"
#include "dropwise/session.h"
#include "store/live_channel.h"
#include "store/store.h"

namespace dropwise {

/// The running session at this moment: read from the log and extrapolated by the clock.
struct RunningSession {
  SessionRecord record;
  ActiveProcess process;
  Snapshot now;
};

/// Absent when no session runs.
std::optional<RunningSession> find_running_session(const Store& store, const Clock& clock);

/// The same, but throws UserError, saying what to do, when no session runs.
RunningSession read_running_session(const Store& store, const Clock& clock);

/// One sentence: `Session 3 runs, marmet, since 2026-11-20 06:30: round 1, LEFT breast, 4:32 to go.`
std::string to_text(const RunningSession& standing);

/// The current or last phase of a session: `LEFT breast: round 1`; empty if there is none.
std::string where_text(const SessionRecord& record);

/// Fills in a format such as `{side} {left}` for a status bar; `{{` gives a brace. Throws UserError for an unknown
/// name. Without a session the line is empty.
std::string fill_format(const std::string& format, const std::optional<RunningSession>& standing);

}  // namespace dropwise
