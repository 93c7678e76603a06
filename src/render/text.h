#pragma once

#include <string>

#include "reports/report.h"

namespace dropwise {

/// A cell for people: `12.5 ml`, `15:00`, `2026-11-20 06:30`; `?` for what is not known.
std::string to_text(const Cell& cell);

/// The table as aligned lines. With a width, a last column of words is wrapped to it; and a table that is wider still
/// is told row by row.
std::string to_text(const Table& table, std::size_t width);

/// The columns of a table that are shown, by number.
std::vector<std::size_t> shown_columns(const Table& table);

/// Whether it is a figure, which stands to the right of its column.
bool is_figure(const Cell& cell);

/// The report as aligned text, every line ended. With a width, the last column and the notes are wrapped to it.
std::string to_text(const Report& report, std::size_t width = 0);

}  // namespace dropwise
