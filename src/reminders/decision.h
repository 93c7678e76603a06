#pragma once

#include "reminders/due_times.h"

namespace dropwise {

/// What to do now, and why.
enum class Verdict {
  notify,            ///< A session is due and was not announced yet.
  already_notified,  ///< A session is due and was announced.
  not_due,           ///< No session is due yet.
  quiet,             ///< A session would be due, but it is quiet time.
  snoozed,           ///< A session would be due, but reminders are snoozed.
  running,           ///< A session is running now.
  resting,           ///< No session for kRest, so reminders have stopped.
  no_history,        ///< No session to count from.
  disabled           ///< No rule asks for a session.
};

struct Decision {
  Verdict verdict = Verdict::disabled;
  std::optional<DueTime> due = {};   ///< The first due time since the last session, if it has come.
  std::optional<DueTime> next = {};  ///< The next one to announce if no session comes.

  /// Whether a session is due, announced or not.
  bool is_due() const { return verdict == Verdict::notify || verdict == Verdict::already_notified; }
};

/// Decides from the rules and the input alone: the same input always gives the same decision.
Decision decide(const Rules& rules, const ReminderInput& input);

/// Whether the longest allowed gap since the last session is reached.
bool gap_reached(const Rules& rules, const ReminderInput& input);

/// The due times up to `until`, assuming that a session begins at each and lasts as long as the last one did. What is
/// already due comes first, at `now`.
std::vector<DueTime> forecast(const Rules& rules, ReminderInput input, UtcTime until);

}  // namespace dropwise
