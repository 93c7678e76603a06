#pragma once

#include <string>

#include "reports/report.h"

namespace dropwise {

/// A chart as lines of text, every line ended: a bar a line, an axis from zero, and what the marks mean. Fits any width
/// of 20 columns and more; 0 is 80. Without `utf8` in ASCII. What is not known is drawn as `?`.
std::string to_text(const Chart& chart, std::size_t width, bool utf8);

/// A grid as lines of text: a place an hour, or finer or coarser as the width allows, with the number of sessions that
/// began in it.
std::string to_text(const Grid& grid, std::size_t width, bool utf8);

/// The end of an axis: the first round number that is not less: 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 15 …. 1 for nothing.
double nice_end(double most);

}  // namespace dropwise
