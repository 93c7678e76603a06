#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session/session_options.h"
#include "app/session/situation.h"
#include "store/store.h"

namespace dropwise {

/// A session about to start: the choices made, and why.
struct Prepared {
  Protocol protocol;
  Plan plan;
  Side first = Side::left;
  std::vector<std::string> reasons = {};  ///< Sentences to show, such as why this breast is first.
  std::optional<Chosen> chosen = {};      ///< The answer to the first question, not saved yet.
  std::string opening = {};               ///< The sentence to repeat in full-screen views; may be empty.
};

/// Throws UserError when the protocol has no such mode; an empty mode is always valid.
void check_mode(const Protocol& protocol, const std::string& mode);

/// Finds the protocol, fills in missing options from the configuration and the log, and builds the plan. If the console
/// has keys, asks for what is still missing: the purpose of the very first session, the mode of a protocol not used
/// before, which breast is too full. Without a key each question uses its default and says so; but before birth nothing
/// starts without an agreement. Throws Error.
Prepared prepare(Context& context, const SessionOptions& options, const Store& store, Console* console);

}  // namespace dropwise
