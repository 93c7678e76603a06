#pragma once

#include <csignal>
#include <cstdint>
#include <optional>

#include "terminal/console.h"

namespace dropwise {

/// The signal that tells a running session to check for requests. Programs that do not handle it ignore it.
inline constexpr int kWakeSignal = SIGURG;

/// Sends kWakeSignal to a process.
void wake_process(std::int64_t process);

/// While it lives, turns the signals that end or disturb a session into input; its destructor restores their old
/// handling. Only one may exist at a time.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  /// Waits until the file can be read (-1: no file), a signal comes, or the time is up.
  /// Returns a signal as input; absent otherwise, and `readable` tells whether the file can be read.
  std::optional<Input> wait(int file, Millis timeout, bool& readable);

  /// Stops this program until it is continued, as Ctrl-Z does. False, at once, if the system does not stop it because
  /// nobody could continue it: there is no shell that it runs under.
  bool stop();
};

}  // namespace dropwise
