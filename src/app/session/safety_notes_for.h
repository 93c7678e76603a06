#pragma once

#include "app/context.h"
#include "protocols/safety_notes.h"

namespace dropwise {

/// The safety notes for the configured reminder preset. A configuration that cannot be read counts as having no preset.
SafetyNotes safety_notes_for(Context& context);

}  // namespace dropwise
