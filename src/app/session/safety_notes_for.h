#pragma once

#include "app/context.h"
#include "protocols/safety_notes.h"

namespace dropwise {

/// What is said beside every protocol, for the rules for reminders that hold. A configuration that cannot be read hides
/// no warning sign: it counts as none.
SafetyNotes safety_notes_for(Context& context);

}  // namespace dropwise
