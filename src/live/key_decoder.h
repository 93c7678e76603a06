#pragma once

#include <optional>
#include <string_view>

#include "live/actions.h"

namespace dropwise {

/// A press and the instant it was made.
struct TimedKeyPress {
  KeyPress press;
  Millis at{0};

  bool operator==(const TimedKeyPress&) const = default;
};

/// Turns bytes and their times into presses. Keys within 400 ms of the key before are one burst and count as its first
/// key: a mashed handful, a bouncing switch, a key held down.
class KeyDecoder {
 public:
  /// Absent when the bytes belong to the burst before, and for a key that means nothing.
  std::optional<KeyPress> press(std::string_view bytes, Millis at);

 private:
  std::optional<Millis> last_;
};

/// The same for one key, whichever it is: a press moves on, two within a second pause or go on, and one more within a
/// second of the pause says that it hurts. Keys within 200 ms of
/// the key before belong to it; so does a second press that is held down, since that is how a key repeats itself.
/// What a press means is known when it has had its second: flush() tells it then, with the instant of the first press.
class SingleKeyDecoder {
 public:
  void press(Millis at);

  /// The session pauses now: a press within a second says that it hurts.
  void paused(Millis at) { paused_at_ = at; }

  /// When flush() will have something to tell, unless more keys come. Absent when nothing is pressed.
  std::optional<Millis> due() const;

  std::optional<TimedKeyPress> flush(Millis at);

 private:
  bool held() const;

  std::optional<Millis> first_, second_, last_, paused_at_, hurt_;
};

}  // namespace dropwise
