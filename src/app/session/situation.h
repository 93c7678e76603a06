#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "protocols/situations.h"

namespace dropwise {

/// The chosen situation, and the mode if its protocol asks for one.
struct Chosen {
  const Situation* situation = nullptr;
  std::string mode = {};
};

/// The protocol used when no purpose was given: it has no set minutes and suits most people. Our own choice.
inline constexpr const char* kDefaultProtocol = "lll";

/// Asks `question` to choose the situation with a key, and then the mode if its protocol has a question. Absent when no
/// key came. Throws UserError when she quits.
std::optional<Chosen> ask_situation(Context& context, Console& console, const std::string& question, Millis patience);

/// The suggestion on one line, with its source.
std::string suggestion(const Chosen& chosen);

/// The suggestion, the reason and the source; then any further advice.
std::vector<std::string> reasons(const Chosen& chosen);

/// Saves the choice in the configuration as the default of `start`, and returns a message about it. Throws Error on
/// failure.
std::string keep(Context& context, const Chosen& chosen);

/// The same for a session that starts in any case: on failure, returns why the choice was not saved.
std::string keep_or_say(Context& context, const Chosen& chosen);

}  // namespace dropwise
