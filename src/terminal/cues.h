#pragma once

#include <string>

#include "dropwise/event.h"

namespace dropwise {

/// Something to notice without reading.
struct Cue {
  int times = 0;  ///< One for left, two for right, three for done.
  bool bell = true;
  bool flash = false;
  bool soft = false;       ///< Gives way to a cue that still rings.
  std::string title = {};  ///< For the window; empty leaves it as it is.

  bool operator==(const Cue&) const = default;
};

/// How many times an event rings; 0: not at all.
int bell_count(const Event& event);

}  // namespace dropwise
