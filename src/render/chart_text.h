#pragma once

#include <algorithm>
#include <functional>
#include <string>

#include "base/text.h"
#include "render/text.h"
#include "reports/report.h"

namespace dropwise {

/// The width of a chart: at least 20 columns, and 80 where it is not given.
inline std::size_t chart_width(const Look& look) {
  return std::max<std::size_t>(20, look.width == 0 ? 80 : look.width);
}

/// The width for the labels of a chart: of the longest or, in less than 50 columns, of a date without its year.
template <class Rows, class Label>
std::size_t label_width(const Rows& rows, Label label, const Look& look) {
  std::size_t width = 0;
  for (const auto& row : rows) {
    const Cell& cell = std::invoke(label, row);
    const std::string text = to_text(cell, look.today);
    const bool cuts = chart_width(look) < 50 && std::holds_alternative<Day>(cell);
    width = std::max(width, display_width(cuts ? label_text(cell, look, display_width(text) - 1) : text));
  }
  return width;
}

/// A chart as lines of text, each with a line break: one bar per line, an axis from zero, and a legend. Fits any width
/// of at least 20 columns; 0 means 80. Unknown amounts are drawn as `?`.
std::string to_text(const Chart& chart, const Look& look);

/// A grid as lines of text: one cell per hour, or finer or coarser as the width allows, with the number of sessions
/// that began in it.
std::string to_text(const Grid& grid, const Look& look);

/// Days as lines of 24 hours: a mark for each session, as high as its milk, with the letter of the fuller breast where
/// there is room, and the sums of the day at the right. Fits any width of at least 20 columns; 0 means 80.
std::string to_text(const DayLines& lines, const Look& look);

/// A calendar: a row for each week, and for each day its number, a shade for its milk beside the most, and the figure
/// where there is room. Fits any width of at least 20 columns; 0 means 80.
std::string to_text(const Calendar& calendar, const Look& look);

/// One day alone, as its line of so many places; the height of a session is compared with `most` microliters.
std::string day_text(const DayLine& day, std::int64_t most, std::size_t places, const Style& style);

/// The distance of the marks on an axis, of which there are at most four above zero: 1, 2 or 5 times a power of ten.
double nice_step(double most);

/// The end of an axis: the first of 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 15 … that is not less than `most`; 1 for 0.
double nice_end(double most);

}  // namespace dropwise
