#pragma once

#include "quantities/report_labels.h"
#include "reports/summary.h"

namespace dropwise {

/// The page that shows a whole range: four figures, the milk of each day with the target, the days as lines of 24
/// hours, the balance, and the sums. A range of more than a month is shown by week, of more than seven months by month.
/// It has at least the seven days up to the end of the range. `sessions` are in order, and begin before that.
Report overview_sheet(std::span<const SessionTotals> sessions, const Labels& labels, const SummaryPeriod& span);

}  // namespace dropwise
