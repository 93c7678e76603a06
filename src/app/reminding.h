#pragma once

#include "app/context.h"
#include "reminders/decision.h"
#include "reminders/memory.h"
#include "store/store.h"

namespace dropwise {

/// Whether somebody is to be reminded now, and what that rests on.
struct Reminding {
  Rules rules = {};
  Facts facts = {};
  Decision decision = {};

  ZonedTime moment(UtcTime time) const { return {time, facts.zone(time)}; }
};

/// Asks the rules, the log and what was kept.
Reminding reminding(Context& context, const Store& store, const Kept& kept);

/// Today's milk beside the target, where there is one: told, without a judgement.
std::string milk_text(Context& context, const Store& store, const Reminding& reminding);

}  // namespace dropwise
