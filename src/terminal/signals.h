#pragma once

#include <csignal>
#include <cstdint>
#include <optional>

#include "terminal/console.h"

namespace dropwise {

/// The signal that asks a running session to look into its inbox. A program that does not know it ignores it.
inline constexpr int kWakeSignal = SIGURG;

/// Sends it.
void wake_process(std::int64_t process);

/// Takes the signals that end or disturb a session as input, from now until its end; then they do again what they did.
/// One at a time may live.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  /// Waits until the file can be read (-1: none), a signal comes, or the time is over.
  /// A signal is returned as input; absent otherwise, with `readable` telling of the file.
  std::optional<Input> wait(int file, Millis timeout, bool& readable);
};

}  // namespace dropwise
