#pragma once

#include "commands/command.h"
#include "records/store.h"
#include "review/summary.h"

namespace dropwise {

/// The sessions that a review is about, and how their days are counted.
struct Reviewed {
  std::vector<Figures> sessions;
  Span span;
};

/// Declares the argument RANGE; `range` is what was typed, or `otherwise`; `given` tells which.
void range_argument(Command& command, std::string& range, const char* otherwise, bool* given = nullptr);

/// Reads them from the log.
Reviewed read_reviewed(Context& context, const Store& store, const std::string& range);

}  // namespace dropwise
