#include "formats/text.h"

#include <algorithm>

#include <fmt/format.h>

#include "dropwise/duration.h"
#include "quantities/text.h"

namespace dropwise {
namespace {

constexpr std::size_t kNarrowest = 12;  // a column narrower than this is not worth wrapping to

struct Writer {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(Unknown) const { return "?"; }
  std::string operator()(const std::string& text) const { return clean(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(Millis length) const { return to_clock(length); }
  std::string operator()(const Moment& moment) const { return minute_text(moment); }
  std::string operator()(const Volume& volume) const { return dropwise::to_text(volume); }
  std::string operator()(const Amount& amount) const {
    return sum_text(amount.microlitres, amount.estimate) + (amount.trace ? " + trace" : "") +
           (amount.partial ? " + ?" : "");
  }
};

bool is_figure(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<Millis>(cell) ||
         std::holds_alternative<Volume>(cell) || std::holds_alternative<Amount>(cell) ||
         std::holds_alternative<Unknown>(cell);
}

/// Whether a column holds figures, which stand to the right.
bool has_figures(const Table& table, std::size_t column) {
  const auto figure = [&](const std::vector<Cell>& row) { return is_figure(row[column]); };
  return std::any_of(table.rows.begin(), table.rows.end(), figure);
}

std::string to_text(const Table& table, std::size_t width) {
  const std::size_t count = table.columns.size();
  std::vector<std::vector<std::string>> lines = {table.columns};
  for (const auto& row : table.rows) {
    auto& line = lines.emplace_back();
    for (const Cell& cell : row) line.push_back(dropwise::to_text(cell));
  }
  std::vector<int> widths(count);
  for (std::size_t c = 0; c < count; ++c) {
    for (const auto& line : lines) widths[c] = std::max(widths[c], static_cast<int>(columns(line[c])));
    if (has_figures(table, c)) widths[c] = -widths[c];
  }
  std::string text;
  for (const auto& line : lines) {
    std::string head;
    for (std::size_t c = 0; c + 1 < count; ++c) head += pad(line[c], widths[c]) + "  ";
    const bool wraps = width > columns(head) + kNarrowest && widths.back() >= 0;
    std::string written = wraps ? wrap(line.back(), width, head) : head + pad(line.back(), widths.back());
    written.erase(written.find_last_not_of(' ') + 1);
    text += written + "\n";
  }
  return text;
}

}  // namespace

std::string to_text(const Cell& cell) { return std::visit(Writer{}, cell); }

std::string to_text(const Report& report, std::size_t width) {
  std::string text;
  std::size_t widest = 0;
  for (const auto& [name, cell] : report.facts) widest = std::max(widest, columns(name));
  for (const auto& [name, cell] : report.facts) {
    const std::string head = fmt::format("{}  ", pad(name, static_cast<int>(widest)));
    text += (width > 0 ? wrap(to_text(cell), width, head) : head + to_text(cell)) + "\n";
  }
  for (const Table& table : report.tables) {
    if (!text.empty()) text += '\n';
    text += to_text(table, width);
  }
  if (!report.notes.empty() && !text.empty()) text += "\n";
  for (const std::string& note : report.notes) text += (width > 0 ? wrap(clean(note), width) : clean(note)) + "\n";
  return text;
}

}  // namespace dropwise
