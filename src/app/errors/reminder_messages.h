#pragma once

#include "reminders/rules.h"

namespace dropwise {

/// What is wrong with the rules for reminders, their state or the crontab, and what to do.
UserError reminder_message(const ReminderError& error);

/// Which rules contradict each other, and that a preset set some of them.
UserError reminder_message(const RuleConflict& conflict);

}  // namespace dropwise
