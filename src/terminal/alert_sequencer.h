#pragma once

#include <deque>
#include <optional>
#include <string>

#include "dropwise/time.h"
#include "terminal/cues.h"

namespace dropwise {

/// A cue as bytes and the waits between them. Pure: it knows no clock and writes nothing.
///
///     write(alerts.start(cue));
///     while (auto wait = alerts.wait()) { …so long…; write(alerts.step()); }
class AlertSequencer {
 public:
  /// What to write at once. What is left of the cue before is dropped when this one rings.
  std::string start(const Cue& cue);

  /// Until step() has more. Absent when the cue is over.
  std::optional<Millis> wait() const;

  /// So much of that wait is over.
  void pass(Millis time);

  std::string step();

 private:
  struct Step {
    Millis after{0};
    std::string bytes;
  };

  std::deque<Step> steps_;
};

}  // namespace dropwise
