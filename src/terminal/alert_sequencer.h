#pragma once

#include <deque>
#include <optional>
#include <string>

#include "dropwise/time.h"
#include "terminal/cues.h"

namespace dropwise {

/// Turns a cue into bytes to write and waits between them. Pure: uses no clock and writes nothing.
///
///     write(alerts.start(cue));
///     while (auto wait = alerts.wait()) { …so long…; write(alerts.step()); }
class AlertSequencer {
 public:
  /// Returns what to write at once. Drops the rest of the previous cue if this one rings.
  std::string start(const Cue& cue);

  /// The time until step() has more to write. Absent when the cue is over.
  std::optional<Millis> wait() const;

  /// Subtracts `time` from that wait.
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
