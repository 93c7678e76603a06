#pragma once

#include <string>

#include "dropwise/event.h"

namespace dropwise {

/// A signal that can be noticed without reading.
struct Cue {
  int times = 0;  ///< 1 for left, 2 for right, 3 for done.
  bool bell = true;
  bool flash = false;
  bool soft = false;       ///< Skipped while another cue is still ringing.
  std::string title = {};  ///< Window title; empty leaves it unchanged.

  bool operator==(const Cue&) const = default;
};

/// How many times the bell rings for an event; 0: not at all.
int bell_count(const Event& event);

}  // namespace dropwise
