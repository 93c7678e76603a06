#pragma once

#include "quantities/report_labels.h"
#include "reports/summary.h"
#include "store/session_record.h"

namespace dropwise {

/// A printed log, to be used in place of one on paper: a page for each day and one for the last 14.
/// `records` are all sessions from two weeks before the range on, in order, without events; `before` is when the last
/// session before them began.
std::vector<Report> day_sheets(const std::vector<SessionRecord>& records, const Labels& labels,
                               const SummaryPeriod& span);

/// The 14 days that end with the last of the range.
Report fortnight_sheet(const std::vector<SessionRecord>& records, const Labels& labels, const SummaryPeriod& span);

/// From when on records are needed.
LocalRange needed_range(const SummaryPeriod& span);

SessionTotals to_totals(const SessionRecord& record);

}  // namespace dropwise
