#pragma once

#include "dropwise/event.h"

namespace dropwise {

/// Something to notice without looking.
struct Cue {
  int bells = 0;  ///< One for left, two for right, three for done.

  bool operator==(const Cue&) const = default;
};

/// The cue that an event asks for.
Cue cue_for(const Event& event);

}  // namespace dropwise
