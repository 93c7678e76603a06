#include <algorithm>
#include <optional>
#include <span>

#include "base/text.h"
#include "i18n/language.h"
#include "render/text.h"

namespace dropwise {
namespace {

constexpr std::size_t kNarrowest = 12;  // a text in the last column is not cut or wrapped to fewer columns

using Line = std::vector<std::string>;

/// A table as texts: the columns that have a value, and the width that each needs.
struct TextTable {
  std::vector<std::size_t> columns;  // of the table
  std::vector<Line> lines;           // the first holds the headings
  std::vector<std::size_t> widths;
  std::vector<bool> figures;  // aligned to the right
};

/// The columns of a grid that are shown, and the gap between them.
struct Layout {
  std::vector<std::size_t> columns;
  std::size_t gap = 2;
};

bool is_empty(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return std::holds_alternative<std::monostate>(cell) || (text && text->empty());
}

/// Fills up the figures of a column that have fewer marks than others, so that their digits stand below each other.
void align_marks(const Table& table, std::size_t column, std::vector<Line>& lines) {
  std::size_t most = 0;
  for (const auto& row : table.rows) most = std::max(most, marks_of(row[column]).size());
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const Cell& cell = table.rows[r][column];
    if (is_figure(cell) && !std::holds_alternative<Unknown>(cell))
      lines[r + 1].back() += std::string(most - marks_of(cell).size(), ' ');
  }
}

TextTable to_grid(const Table& table, const Look& look) {
  TextTable grid;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto has = [&](auto test) {
      return std::ranges::any_of(table.rows, [&](const auto& row) { return test(row[c]); });
    };
    if (!table.rows.empty() && !has([](const Cell& cell) { return !is_empty(cell); })) continue;
    grid.columns.push_back(c);
    grid.figures.push_back(has(is_figure));
  }
  grid.lines.resize(table.rows.size() + 1);
  for (const std::size_t c : grid.columns) {
    grid.lines.front().push_back(table.columns[c].name);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      grid.lines[r + 1].push_back(to_text(table.rows[r][c], look.today));
    align_marks(table, c, grid.lines);
    std::size_t widest = 0;
    for (const Line& line : grid.lines) widest = std::max(widest, display_width(line.back()));
    grid.widths.push_back(widest);
  }
  return grid;
}

/// Whether a column is a text at the end, which can be cut or wrapped.
bool is_text_at_end(const TextTable& grid, std::size_t column) {
  return column + 1 == grid.columns.size() && !grid.figures[column];
}

/// How many columns of the terminal a layout needs at least.
std::size_t least_width(const TextTable& grid, const Layout& layout) {
  std::size_t width = 0;
  for (const std::size_t c : layout.columns) {
    width += (width > 0 ? layout.gap : 0) +
             (is_text_at_end(grid, c) ? std::min(grid.widths[c], kNarrowest) : grid.widths[c]);
  }
  return width;
}

/// Leaves out the columns that are needed least. Returns false when all that remain stay.
bool drop_columns(const Table& table, const TextTable& grid, Layout& layout) {
  const auto drop = [&](std::size_t c) { return table.columns[grid.columns[c]].drop; };
  int last = 0;
  for (const std::size_t c : layout.columns) last = std::max(last, drop(c));
  if (last == 0) return false;
  std::erase_if(layout.columns, [&](std::size_t c) { return drop(c) == last; });
  return true;
}

Layout lay_out(const Table& table, const TextTable& grid, const Look& look) {
  Layout layout;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) layout.columns.push_back(c);
  if (look.width == 0 || look.wide) return layout;
  do {
    for (layout.gap = 2; layout.gap > 0; --layout.gap)
      if (least_width(grid, layout) <= look.width) return layout;
    layout.gap = 1;
  } while (drop_columns(table, grid, layout));
  return layout;
}

Role role_of(const Table& table, std::size_t column, bool heading, bool total) {
  if (total) return Role::strong;
  const auto side = table.columns[column].side;
  if (side == Side::left) return Role::left;
  if (side == Side::right) return Role::right;
  return heading ? Role::dim : Role::plain;
}

/// Writes one line of the table. A text at its end is wrapped or cut to the room that is left.
std::string written(const Table& table, const TextTable& grid, const Layout& layout, const Look& look,
                    std::size_t number) {
  const Line& line = grid.lines[number];
  const bool heading = number == 0, total = table.has_totals && number + 1 == grid.lines.size();
  std::string text, waiting;  // blanks that only count when something follows
  std::size_t used = 0;
  for (const std::size_t c : layout.columns) {
    const std::size_t room = look.width == 0 || look.wide ? grid.widths[c] : look.width - std::min(look.width, used);
    const Role role = role_of(table, grid.columns[c], heading, total);
    if (is_text_at_end(grid, c) && table.wraps && room < grid.widths[c]) {
      const auto parts = wrapped_lines(line[c], std::max(room, kNarrowest));
      for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? waiting : "\n" + std::string(used, ' ')) + look.style.paint(parts[i], role);
      return text + "\n";
    }
    const std::size_t width = std::min(grid.widths[c], room);
    const std::string shown = shortened(line[c], width, look.style.utf8);
    const std::string blanks(width - std::min(width, display_width(shown)), ' ');
    if (grid.figures[c]) waiting += blanks;
    if (!shown.empty()) text += std::exchange(waiting, "") + look.style.paint(shown, role);
    if (!grid.figures[c]) waiting += blanks;
    waiting += std::string(layout.gap, ' ');
    used += width + layout.gap;
  }
  return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}

/// Names the columns that are left out, in their order.
std::string left_out(const TextTable& grid, const Layout& layout, const Look& look) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < grid.columns.size(); ++c)
    if (std::ranges::find(layout.columns, c) == layout.columns.end()) names.push_back(grid.lines.front()[c]);
  if (names.empty()) return {};
  std::string text;
  for (const std::string& line :
       wrapped_lines(tr("Not shown: {}. --wide shows all columns.", join(names, ", ")), look.width))
    text += look.style.paint(line, Role::dim) + "\n";
  return text;
}

}  // namespace

std::vector<std::size_t> shown_columns(const Table& table) {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto nothing = [&](const auto& row) { return std::holds_alternative<std::monostate>(row[c]); };
    if (!table.sparse || !std::ranges::all_of(table.rows, nothing)) columns.push_back(c);
  }
  return columns;
}

bool is_figure(const Cell& cell) {
  return !std::holds_alternative<std::monostate>(cell) && !std::holds_alternative<std::string>(cell) &&
         !std::holds_alternative<ZonedTime>(cell) && !std::holds_alternative<Day>(cell);
}

std::string to_text(const Table& table, const Look& look) {
  const TextTable grid = to_grid(table, look);
  const Layout layout = lay_out(table, grid, look);
  std::string text;
  for (std::size_t number = 0; number < grid.lines.size(); ++number) text += written(table, grid, layout, look, number);
  return text + left_out(grid, layout, look);
}

}  // namespace dropwise
