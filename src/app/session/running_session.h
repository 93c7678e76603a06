#pragma once

#include <optional>
#include <string>

#include "app/context.h"
#include "dropwise/session.h"
#include "store/live_channel.h"
#include "store/store.h"

namespace dropwise {

/// The session that runs, as it stands now: read from the log and lived on by the same clock.
struct RunningSession {
  SessionRecord record;
  ActiveProcess process;
  Snapshot now;
};

/// Absent when no session runs.
std::optional<RunningSession> find_running_session(const Store& store, const Clock& clock);

/// The same, or else UserError that says what to do.
RunningSession read_running_session(const Store& store, const Clock& clock);

/// One sentence: `Session 3 runs, marmet, since 2026-11-20 06:30: round 1, LEFT breast, 4:32 to go.`
std::string to_text(const RunningSession& standing);

/// Where a session stands or stood: `LEFT breast: round 1`; empty where there is nothing.
std::string where_text(const SessionRecord& record);

/// Fills a format such as `{side} {left}` for a status bar; `{{` is a brace. Throws UserError for a name it does not
/// know. Without a session all are empty, and so is the line.
std::string fill_format(const std::string& format, const std::optional<RunningSession>& standing);

}  // namespace dropwise
