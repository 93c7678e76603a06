#pragma once

#include <optional>
#include <string_view>

#include "live/actions.h"

namespace dropwise {

/// A key press and its time.
struct TimedKeyPress {
  KeyPress press;
  Millis at{0};

  bool operator==(const TimedKeyPress&) const = default;
};

/// Turns bytes and their times into key presses. Keys within 400 ms of the previous key form one burst, which counts as
/// its first key: several keys hit at once, a bouncing switch, a key held down.
class KeyDecoder {
 public:
  /// Absent when the bytes belong to the previous burst, and for a key that does nothing.
  std::optional<KeyPress> press(std::string_view bytes, Millis at);

 private:
  std::optional<Millis> last_;
};

/// Decodes presses when every key is the same: one press moves on, two within a second pause or resume, and another
/// within a second of the pause means pain. Keys within 200 ms of the previous key belong to it, and so does a second
/// press that is held down, because that is how a key repeats. What a press means is known only one second later;
/// flush() then returns it, with the time of the first press.
class SingleKeyDecoder {
 public:
  void press(Millis at);

  /// The session was paused at `at`: a press within a second means pain.
  void paused(Millis at) { paused_at_ = at; }

  /// When flush() will return a press, unless more keys come. Absent when no press is waiting.
  std::optional<Millis> due() const;

  std::optional<TimedKeyPress> flush(Millis at);

 private:
  bool held() const;

  std::optional<Millis> first_, second_, last_, paused_at_, hurt_;
};

}  // namespace dropwise
