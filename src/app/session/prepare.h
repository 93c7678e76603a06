#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session/session_options.h"
#include "app/session/situation.h"
#include "store/store.h"

namespace dropwise {

/// A session about to be led: what was chosen, and why.
struct Prepared {
  Protocol protocol;
  Plan plan;
  Side first = Side::left;
  std::vector<std::string> reasons = {};  ///< Sentences to say, such as why this breast is first.
  std::optional<Chosen> chosen = {};      ///< The answer to the first question; it is not kept yet.
  std::string opening = {};               ///< The one to show once more when the whole screen is drawn; may be empty.
};

/// Throws UserError where the protocol has no such mode; an empty one is always right.
void check_mode(const Protocol& protocol, const std::string& mode);

/// Finds the protocol, fills in what was not given from the configuration and the log, and writes out the plan.
/// What nobody has said yet is asked of the console with keys: what the very first session is for, the mode of a
/// protocol never used before, which breast is too full. Each has an answer of its own when no key comes, and says it;
/// but before birth nothing starts without an agreement. Throws UserError.
Prepared prepare(Context& context, const SessionOptions& options, const Store& store, Console* console);

}  // namespace dropwise
