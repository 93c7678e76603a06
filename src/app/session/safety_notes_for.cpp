#include "app/session/safety_notes_for.h"

namespace dropwise {

SafetyNotes safety_notes_for(Context& context) {
  try {
    return load_safety_notes(context.settings().remind.preset);
  } catch (const Error&) {
    return load_safety_notes();
  }
}

}  // namespace dropwise
