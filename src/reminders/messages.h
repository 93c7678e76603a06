#pragma once

#include <string>
#include <vector>

#include "reminders/decision.h"

namespace dropwise {

/// The message itself, one line of ASCII. For a decision that speaks, or has spoken.
std::string message(const Rules& rules, const ReminderInput& input, const Decision& decision);

/// When the next session is due, in a few words, such as `Next: 09:30.`; empty where there is nothing to say.
std::string next_text(const ReminderInput& input, const Decision& decision);

/// The decision, explained from the rules and the log, a sentence or two each.
std::vector<std::string> explain(const Rules& rules, const ReminderInput& input, const Decision& decision);

/// What asks for a due_time: `every 3h`, `no gap over 5h`, `the night 00:00-06:00`.
std::string trigger_text(const Rules& rules, const ReminderInput& input, const DueTime& due_time);

/// Names of a verdict for scripts.
std::string_view to_text(Verdict verdict);

/// `09:30`, with its day where that is not the day of `input.now`.
std::string time_text(const ReminderInput& input, UtcTime time);

}  // namespace dropwise
