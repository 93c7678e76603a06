#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocols/protocol.h"
#include "quantities/zoned_time.h"
#include "terminal/console.h"

namespace dropwise {

/// An answer, and the key that gives it: a small letter or a digit.
struct KeyAnswer {
  char key;
  std::string text;
};

/// Asks, lists the answers, and waits so long for a key. The number of the answer; absent when none came in time.
/// Throws UserError, with ExitCode::no or that of a signal, when she leaves instead: nothing has started yet.
std::optional<std::size_t> ask_key(Console& console, const Clock& clock, const std::string& question,
                                   const std::vector<KeyAnswer>& answers, Millis patience);

/// Asks for one of a protocol's modes, half a minute long; absent when no key came.
std::optional<std::string> ask_mode(const Protocol& protocol, Console& console, const Clock& clock);

/// A text on a console, broken at words.
void say_wrapped(Console& console, const std::string& text, const std::string& indent = "");

}  // namespace dropwise
