#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocols/protocol.h"
#include "quantities/zoned_time.h"
#include "terminal/console.h"

namespace dropwise {

/// An answer and its key: a lower-case letter or a digit.
struct KeyAnswer {
  char key;
  std::string text;
};

/// Asks, lists the answers, and waits for a key. Returns the index of the answer; absent when none came in time.
/// Throws UserError, with ExitCode::negative or that of a signal, when she quits: nothing has started yet.
std::optional<std::size_t> ask_key(Console& console, const Clock& clock, const std::string& question,
                                   const std::vector<KeyAnswer>& answers, Millis patience);

/// Asks for a mode of the protocol and waits half a minute; absent when no key came.
std::optional<std::string> ask_mode(const Protocol& protocol, Console& console, const Clock& clock);

/// Writes a text to the console, wrapped at words.
void say_wrapped(Console& console, const std::string& text, const std::string& indent = "");

}  // namespace dropwise
