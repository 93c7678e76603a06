#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "protocols/situations.h"

namespace dropwise {

/// A situation that was chosen, and the mode, where its protocol asks for one.
struct Chosen {
  const Situation* situation = nullptr;
  std::string mode = {};
};

/// What is begun where nobody says what it is for: it has no set minutes, and suits most. Our own choice.
inline constexpr const char* kDefaultProtocol = "lll";

/// Asks for the situation with a key, and for the mode where its protocol has a question. Absent when no key came.
/// `question` is asked; throws UserError when she leaves.
std::optional<Chosen> ask_situation(Context& context, Console& console, const std::string& question, Millis patience);

/// What is suggested, in a line, and by which source.
std::string suggestion(const Chosen& chosen);

/// What is suggested, why, and by which source; then what else is to be said.
std::vector<std::string> reasons(const Chosen& chosen);

/// Keeps it in the configuration, as what `start` alone begins, and says so. Throws UserError when it cannot.
std::string keep(Context& context, const Chosen& chosen);

/// The same, for a session that is to begin in any case: says why it was not kept.
std::string keep_or_say(Context& context, const Chosen& chosen);

}  // namespace dropwise
