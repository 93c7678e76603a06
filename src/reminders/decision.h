#pragma once

#include "reminders/due_times.h"

namespace dropwise {

/// What is to be done now, and why.
enum class Verdict {
  notify,            ///< A session is due, and nobody has said so yet.
  already_notified,  ///< One is due, and it was said.
  not_due,           ///< None is due yet.
  quiet,             ///< One would be due, but for the quiet.
  snoozed,           ///< One would be due, but for a snooze.
  running,           ///< A session is led at this moment.
  resting,           ///< No session for kRest.
  no_history,        ///< No session at all to count from.
  disabled           ///< No rule asks for a session.
};

struct Decision {
  Verdict verdict = Verdict::disabled;
  std::optional<DueTime> due = {};   ///< The first due_time since the last session whose time has come.
  std::optional<DueTime> next = {};  ///< The next that is said if no session comes.

  /// Whether a session is due, said or not.
  bool is_due() const { return verdict == Verdict::notify || verdict == Verdict::already_notified; }
};

/// Decides from the rules and the log alone: the same input give the same decision.
Decision decide(const Rules& rules, const ReminderInput& input);

/// Whether the longest gap is reached.
bool gap_reached(const Rules& rules, const ReminderInput& input);

/// The slots up to this time, if every one of them is kept: a session begins with each and lasts as long as the last
/// one did. What is due already stands first, at `now`.
std::vector<DueTime> forecast(const Rules& rules, ReminderInput input, UtcTime until);

}  // namespace dropwise
