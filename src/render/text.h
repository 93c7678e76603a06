#pragma once

#include <string>

#include "reports/report.h"
#include "terminal/style.h"

namespace dropwise {

/// A cell for people: `12.5 ml`, `15:00`, `2026-11-20 06:30`; `?` for Unknown. With the current day, dates are written
/// as people write them: `Fri 20 Nov 06:30`, with the year if it is another.
std::string to_text(const Cell& cell, std::optional<Day> today = {});

/// The marks after a figure of which a part is a trace or not known: `t?`, or ` ?` after a unit. Empty without any.
std::string marks_of(const Cell& cell);

/// How text looks where it goes.
struct Look {
  std::size_t width = 0;  ///< Of the terminal; 0: a file or a pipe, where nothing is cut or wrapped.
  bool wide = false;      ///< All columns of tables are shown whole, although the terminal is too narrow.
  Style style = {};
  std::optional<Day> today = {};  ///< For dates as people write them; absent: as `2026-11-20`.
};

/// A label in at most `width` columns. A date loses its weekday and year first; other texts are cut.
std::string label_text(const Cell& label, const Look& look, std::size_t width);

/// The table as aligned lines. In a terminal too narrow for it, the last column of text is cut or wrapped, then columns
/// are left out, those needed least first; a last line names them.
std::string to_text(const Table& table, const Look& look);

/// The indices of the columns that are shown.
std::vector<std::size_t> shown_columns(const Table& table);

/// Whether the cell is a figure, which is right-aligned.
bool is_figure(const Cell& cell);

/// The report as aligned text, each line with a line break. With a width, facts and notes are wrapped.
std::string to_text(const Report& report, const Look& look = {});

}  // namespace dropwise
