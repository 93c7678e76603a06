#pragma once

#include <optional>
#include <string>

#include "app/reminder_check.h"
#include "app/session/running_session.h"
#include "store/store.h"

namespace dropwise {

/// How things stand.
struct Overview {
  std::optional<RunningSession> running = {};
  std::optional<SessionRecord> record =
      {};                   ///< The session to speak of: what runs, else what was cut off, else the newest.
  std::size_t pending = 0;  ///< So many wait for a volume.
  std::string birth = {};   ///< As birth_text() says it.
  std::optional<ReminderCheck> due = {};  ///< Absent while a session runs.

  bool cut_off() const { return record && record->state == State::interrupted; }
};

Overview read_overview(Context& context, const Store& store);

/// The same in a few sentences.
std::string to_text(const Context& context, const Overview& overview);

}  // namespace dropwise
