#pragma once

#include "app/context.h"
#include "reports/summary.h"
#include "store/store.h"

namespace dropwise {

/// The sessions of a review, and how their days are counted.
struct ReviewedSessions {
  std::vector<SessionTotals> sessions;
  SummaryPeriod span;
};

/// Reads them from the log.
ReviewedSessions read_reviewed(Context& context, const Store& store, const std::string& range);

}  // namespace dropwise
