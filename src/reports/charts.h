#pragma once

#include "reports/summary.h"

namespace dropwise {

/// The milk of each group, by breast and together.
Chart volume_chart(const Summary& summary);

/// The minutes of each group, by breast.
Chart minutes_chart(const Summary& summary);

/// The milk of each day, for a summary by day.
Calendar calendar(const Summary& summary);

/// The sessions of each day with their milk, for a summary by day.
DayLines day_lines(const Summary& summary, std::span<const SessionTotals> sessions, Millis day_start);

/// The start times of the sessions of each day, for a summary by day.
Grid hours_grid(const Summary& summary, std::span<const SessionTotals> sessions, Millis day_start);

}  // namespace dropwise
