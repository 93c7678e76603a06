#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/choice.h"
#include "dropwise/session.h"

namespace dropwise {

/// What a key does besides its action; affects the display, not the session.
enum class LoopCommand { nothing, help, technique, spot, rhythm, slower, faster };

/// What a key press means.
struct KeyPress {
  Action action = Action::touch;
  LoopCommand command = LoopCommand::nothing;

  bool operator==(const KeyPress&) const = default;
};

/// What a key does, by the bytes that the terminal sends for it. Null when it does nothing.
const KeyPress* find_key_press(std::string_view bytes);

/// A key, or several that do the same, and what they do.
struct KeyHelp {
  std::string keys, does;
};

/// All keys. With one key for everything there is a single row, whose `keys` are empty.
std::vector<KeyHelp> key_help(bool one_key);

/// The keys that do something now on one short line of at most `width` columns, if possible; the least important are
/// left out first.
std::string key_line(bool one_key, bool paused, std::size_t width);

/// The actions that `ctl` can request from another terminal, in the order of Action.
const std::vector<Choice<Action>>& remote_actions();

/// What such an action does, in a few words; empty when its name is clear enough.
std::string remote_help(Action action);

}  // namespace dropwise
