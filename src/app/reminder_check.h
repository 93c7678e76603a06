#pragma once

#include "app/context.h"
#include "reminders/decision.h"
#include "reminders/state.h"
#include "store/store.h"

namespace dropwise {

/// Whether somebody is to be reminded now, and what that rests on.
struct ReminderCheck {
  Rules rules = {};
  ReminderInput input = {};
  Decision decision = {};

  ZonedTime zoned(UtcTime time) const { return {time, input.zone(time)}; }
};

/// Asks the rules, the log and what was kept.
ReminderCheck check_reminders(Context& context, const Store& store, const ReminderState& state);

/// Today's milk beside the target, where there is one: told, without a judgement.
std::string milk_text(Context& context, const Store& store, const ReminderCheck& reminding);

}  // namespace dropwise
