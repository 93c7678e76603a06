#pragma once

#include <string>

#include "reports/report.h"

namespace dropwise {

/// A cell for people: `12.5 ml`, `15:00`, `2026-11-20 06:30`; `?` for Unknown.
std::string to_text(const Cell& cell);

/// The table as aligned lines. With a width, a last column of text is wrapped to it; a table that is still too wide is
/// written row by row.
std::string to_text(const Table& table, std::size_t width);

/// The indices of the columns that are shown.
std::vector<std::size_t> shown_columns(const Table& table);

/// Whether the cell is a figure, which is right-aligned.
bool is_figure(const Cell& cell);

/// The report as aligned text, each line with a line break. With a width, the last column and the notes are wrapped.
std::string to_text(const Report& report, std::size_t width = 0);

}  // namespace dropwise
