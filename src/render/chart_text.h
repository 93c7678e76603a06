#pragma once

#include <string>

#include "render/text.h"
#include "reports/report.h"

namespace dropwise {

/// A chart as lines of text, each with a line break: one bar per line, an axis from zero, and a legend. Fits any width
/// of at least 20 columns; 0 means 80. Unknown amounts are drawn as `?`.
std::string to_text(const Chart& chart, const Look& look);

/// A grid as lines of text: one cell per hour, or finer or coarser as the width allows, with the number of sessions
/// that began in it.
std::string to_text(const Grid& grid, const Look& look);

/// Days as lines of 24 hours: a mark for each session, as high as its milk, with the letter of the fuller breast where
/// there is room, and the sums of the day at the right. Fits any width of at least 20 columns; 0 means 80.
std::string to_text(const DayLines& lines, const Look& look);

/// The end of an axis: the first of 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 15 … that is not less than `most`; 1 for 0.
double nice_end(double most);

}  // namespace dropwise
