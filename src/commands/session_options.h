#pragma once

#include <optional>
#include <string>

#include "commands/command.h"
#include "protocols/make_plan.h"
#include "records/store.h"

namespace dropwise {

/// What `start`, `rehearse` and `plan` are told of the session to be led.
struct SessionOptions {
  std::string protocol = {};  ///< Empty: the one of the last session.
  Choices choices = {};
  bool first_given = false;
  std::optional<Tips> tips = {};  ///< Absent: as configured.
};

/// Declares the options that these commands share.
void session_options(Command& command, SessionOptions& options);

/// A session about to be led: what was chosen, and why.
struct Prepared {
  Protocol protocol;
  Plan plan;
  Side first = Side::left;
  std::vector<std::string> reasons = {};  ///< Sentences to say, such as why this breast is first.
};

/// Finds the protocol, fills in what was not given from the log, and writes out the plan.
/// The mode of a protocol never used before is asked of the console with one key; without one it is the first, and
/// said.
Prepared prepare(Context& context, const SessionOptions& options, const Store& store, Console* console);

}  // namespace dropwise
