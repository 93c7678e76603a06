#pragma once

#include <string>
#include <vector>

#include "reminders/decision.h"

namespace dropwise {

/// The rules in sentences: `Every 3h from the start of a session. Sessions a day: 8. No gap over 5h.`
std::string rules_text(const Rules& rules);

/// The reminder as one line of ASCII. Only for a decision with a session that is due.
std::string message(const Rules& rules, const ReminderInput& input, const Decision& decision);

/// When the next session is due, such as `Next: 09:30.`; empty when there is nothing to say.
std::string next_text(const ReminderInput& input, const Decision& decision);

/// Explains the decision by the rules and the log, one or two sentences each.
std::vector<std::string> explain(const Rules& rules, const ReminderInput& input, const Decision& decision);

/// The rule behind a due time: `every 3h`, `no gap over 5h`, `the night 00:00-06:00`.
std::string trigger_text(const Rules& rules, const ReminderInput& input, const DueTime& due_time);

/// The name of a verdict for scripts.
std::string_view to_text(Verdict verdict);

/// `09:30`, with the day if it is not the day of `input.now`.
std::string time_text(const ReminderInput& input, UtcTime time);

}  // namespace dropwise
