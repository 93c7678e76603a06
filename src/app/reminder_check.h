#pragma once

#include "app/context.h"
#include "reminders/decision.h"
#include "reminders/state.h"
#include "store/store.h"

namespace dropwise {

/// Whether to remind now, and the input of that decision.
struct ReminderCheck {
  Rules rules = {};
  ReminderInput input = {};
  Decision decision = {};

  ZonedTime zoned(UtcTime time) const { return {time, input.zone(time)}; }
};

/// Decides from the rules, the log and the saved state.
ReminderCheck check_reminders(Context& context, const Store& store, const ReminderState& state);

/// Today's milk and the target, if there is one, without judgment.
std::string milk_text(Context& context, const Store& store, const ReminderCheck& reminding);

}  // namespace dropwise
