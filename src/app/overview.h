#pragma once

#include <optional>
#include <string>

#include "app/reminder_check.h"
#include "app/session/running_session.h"
#include "store/store.h"

namespace dropwise {

/// The present state of the log and reminders.
struct Overview {
  std::optional<RunningSession> running = {};
  std::optional<SessionRecord> record = {};  ///< The running session, else an interrupted one, else the newest that has
                                             ///< begun by now.
  std::string future = {};                   ///< From future_text().
  std::size_t pending = 0;                   ///< Number of sessions that still lack a volume.
  std::string birth = {};                    ///< From birth_text().
  std::optional<ReminderCheck> due = {};     ///< Absent while a session runs.

  bool cut_off() const { return record && record->state == State::interrupted; }
};

Overview read_overview(Context& context, const Store& store);

/// Such as `An amount is missing in 3 sessions.` Empty if none is.
std::string missing_text(const Overview& overview);

/// The same in a few sentences.
std::string to_text(const Context& context, const Overview& overview);

}  // namespace dropwise
