#pragma once

#include "reports/summary.h"

namespace dropwise {

/// The milk of every group, by breast and together.
Chart volume_chart(const Summary& summary);

/// The minutes of every group, by breast.
Chart minutes_chart(const Summary& summary);

/// When the sessions of every day of a summary by day began.
Grid hours_grid(const Summary& summary, std::span<const SessionTotals> sessions, Millis day_start);

}  // namespace dropwise
