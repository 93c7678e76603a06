#pragma once

#include "commands/context.h"
#include "records/store.h"
#include "review/summary.h"

namespace dropwise {

/// The sessions that a review is about, and how their days are counted.
struct Reviewed {
  std::vector<Figures> sessions;
  Span span;
};

/// Reads them from the log.
Reviewed read_reviewed(Context& context, const Store& store, const std::string& range);

}  // namespace dropwise
