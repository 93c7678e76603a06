#pragma once

#include "quantities/report_labels.h"
#include "reports/summary.h"

namespace dropwise {

/// Adds the labels to the facts at the top of a page, or a line to write on if none are given.
void add_labels(Report& report, const Labels& labels);

/// Adds how amounts and days are counted.
void add_counting(Report& report, const SummaryPeriod& span);

}  // namespace dropwise
