#include <algorithm>

#include "formats/text.h"
#include "quantities/text.h"

namespace dropwise {
namespace {

constexpr std::size_t kNarrowest = 12;  // a column narrower than this is not worth wrapping to

using Line = std::vector<std::string>;

/// Whether a column holds figures, which stand to the right.
bool has_figures(const Table& table, std::size_t column) {
  const auto figure = [&](const std::vector<Cell>& row) { return is_figure(row[column]); };
  return std::any_of(table.rows.begin(), table.rows.end(), figure);
}

bool is_empty(const Table& table, std::size_t column) {
  const auto nothing = [&](const std::vector<Cell>& row) {
    return std::holds_alternative<std::monostate>(row[column]);
  };
  return std::all_of(table.rows.begin(), table.rows.end(), nothing);
}

std::string aligned(const std::vector<Line>& lines, const std::vector<int>& widths, std::size_t width) {
  std::string text;
  for (const Line& line : lines) {
    std::string head;
    for (std::size_t c = 0; c + 1 < line.size(); ++c) head += pad(line[c], widths[c]) + "  ";
    const bool words = width > 0 && widths.back() >= 0;
    const bool below = words && columns(head) + kNarrowest > width;  // the words stand on lines of their own
    std::string written = below   ? head
                          : words ? wrap(line.back(), width, head)
                                  : head + pad(line.back(), widths.back());
    written.erase(written.find_last_not_of(' ') + 1);
    text += written + "\n";
    if (below && &line != &lines.front() && !line.back().empty()) text += wrap(line.back(), width, "    ") + "\n";
  }
  return text;
}

/// `day`, and below it `left 10:00 12 ml, right 8:00 9.0 ml`: for a terminal too narrow for the table.
std::string told(const std::vector<Line>& lines, std::size_t width) {
  std::string text;
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    std::string parts;
    for (std::size_t c = 1; c < line->size(); ++c) {
      if ((*line)[c].empty()) continue;
      const std::string& name = lines.front()[c];
      parts += name.empty() ? " " : parts.empty() ? name + " " : ", " + name + " ";
      parts += (*line)[c];
    }
    text += wrap(line->front(), width) + "\n" + (parts.empty() ? "" : wrap(parts, width, "  ") + "\n");
  }
  return text;
}

}  // namespace

std::vector<std::size_t> shown_columns(const Table& table) {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (!table.sparse || !is_empty(table, c)) columns.push_back(c);
  }
  return columns;
}

bool is_figure(const Cell& cell) {
  return !std::holds_alternative<std::monostate>(cell) && !std::holds_alternative<std::string>(cell) &&
         !std::holds_alternative<Moment>(cell);
}

std::string to_text(const Table& table, std::size_t width) {
  const auto columns_shown = shown_columns(table);
  std::vector<Line> lines(table.rows.size() + 1);
  for (const std::size_t c : columns_shown) lines.front().push_back(table.columns[c]);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (const std::size_t c : columns_shown) lines[r + 1].push_back(to_text(table.rows[r][c]));
  }
  std::vector<int> widths(columns_shown.size());
  std::size_t all = 0;  // columns that cannot be made narrower
  for (std::size_t c = 0; c < widths.size(); ++c) {
    for (const Line& line : lines) widths[c] = std::max(widths[c], static_cast<int>(columns(line[c])));
    all += static_cast<std::size_t>(widths[c]) + (c > 0 ? 2 : 0);
    const bool figures = has_figures(table, columns_shown[c]);
    if (c + 1 == widths.size() && !figures) all -= std::min(static_cast<std::size_t>(widths[c]), all);
    if (figures) widths[c] = -widths[c];
  }
  const std::size_t gap = widths.back() >= 0 ? 2 : 0;  // before the words, which may stand below
  if (width > 0 && all > width + gap) return told(lines, width);
  return aligned(lines, widths, width);
}

}  // namespace dropwise
