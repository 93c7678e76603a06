#pragma once

#include "quantities/report_labels.h"
#include "reports/summary.h"
#include "store/session_record.h"

namespace dropwise {

/// A printed log to use in place of one on paper: one page for each day.
/// `records` are all sessions from two weeks before the range on, in order, without events; `span.before` is when the
/// last session before them began.
std::vector<Report> day_sheets(const std::vector<SessionRecord>& records, const Labels& labels,
                               const SummaryPeriod& span);

/// The range of sessions to read for these pages, and for the overview.
LocalRange needed_range(const SummaryPeriod& span);

SessionTotals to_totals(const SessionRecord& record);

}  // namespace dropwise
