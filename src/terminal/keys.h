#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/session.h"

namespace dropwise {

/// What a press means: an action, or a question for help.
struct Press {
  Action action = Action::touch;
  bool help = false;

  bool operator==(const Press&) const = default;
};

/// Turns bytes and their times into presses. Keys within 400 ms of the key before are one burst and count as its first
/// key: a mashed handful, a bouncing switch, a key held down.
class Keys {
 public:
  /// Absent when the bytes belong to the burst before, and for a key that means nothing.
  std::optional<Press> press(std::string_view bytes, Millis at);

 private:
  std::optional<Millis> last_;
};

/// The keys and what they do, a line each.
std::vector<std::string> key_help();

/// The same in one short line.
std::string key_line();

}  // namespace dropwise
