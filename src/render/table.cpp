#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"
#include "render/text.h"

namespace dropwise {
namespace {

constexpr std::size_t kNarrowest = 12;  // text is not wrapped to fewer columns

using Line = std::vector<std::string>;

/// Whether a column holds figures, which are aligned to the right.
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

/// How a table is laid out: the gap between columns, and whether the text of the last column gets lines of its own.
struct Layout {
  std::size_t gap = 2;
  bool below = false;
};
constexpr std::array<Layout, 4> kLayouts = {{{2, false}, {1, false}, {2, true}, {1, true}}};  // the best first

/// The minimum width of a layout. A positive width of the last column means that it holds text, which can be wrapped.
std::size_t needed(const std::vector<int>& widths, const Layout& layout) {
  std::size_t all = 0;
  for (std::size_t c = 0; c + 1 < widths.size(); ++c)
    all += static_cast<std::size_t>(std::abs(widths[c])) + (c > 0 ? layout.gap : 0);
  const bool words = widths.back() > 0;
  if (words && layout.below) return all;
  const auto last = static_cast<std::size_t>(std::abs(widths.back()));
  return all + layout.gap + (words ? std::min(last, kNarrowest) : last);
}

std::string aligned(const std::vector<Line>& lines, const std::vector<int>& widths, const Layout& layout,
                    std::size_t width) {
  std::string text;
  for (const Line& line : lines) {
    std::string head;
    for (std::size_t c = 0; c + 1 < line.size(); ++c) head += pad(line[c], widths[c]) + std::string(layout.gap, ' ');
    const bool words = widths.back() > 0 && width > 0;
    std::string written = layout.below ? head
                          : words      ? wrap(line.back(), width, head)
                                       : head + pad(line.back(), widths.back());
    written.erase(written.find_last_not_of(' ') + 1);
    text += written + "\n";
    const bool more = layout.below && !line.back().empty();
    if (more) text += wrap(line.back(), width, "    ") + "\n";
  }
  return text;
}

/// For a terminal too narrow for the table: `day`, and below it `left 10:00 12 ml, right 8:00 9.0 ml`.
std::string as_list(const std::vector<Line>& lines, std::size_t width) {
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
         !std::holds_alternative<ZonedTime>(cell);
}

std::string to_text(const Table& table, std::size_t width) {
  const auto columns_shown = shown_columns(table);
  std::vector<Line> lines(table.rows.size() + 1);
  for (const std::size_t c : columns_shown) lines.front().push_back(table.columns[c]);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (const std::size_t c : columns_shown) lines[r + 1].push_back(to_text(table.rows[r][c]));
  }
  std::vector<int> widths(columns_shown.size());
  for (std::size_t c = 0; c < widths.size(); ++c) {
    for (const Line& line : lines) widths[c] = std::max(widths[c], static_cast<int>(display_width(line[c])));
    if (has_figures(table, columns_shown[c])) widths[c] = -widths[c];
  }
  const auto layout =
      std::ranges::find_if(kLayouts, [&](const Layout& one) { return width == 0 || needed(widths, one) <= width; });
  return layout == kLayouts.end() ? as_list(lines, width) : aligned(lines, widths, *layout, width);
}

}  // namespace dropwise
