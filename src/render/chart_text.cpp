#include "render/chart_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "i18n/language.h"
#include "render/text.h"

namespace dropwise {
namespace {

/// The characters that draw bars. They all differ, so that the parts of a bar can be told apart without color.
struct Marks {
  std::array<std::string, 3> parts;
  std::string_view thin, line, corner, tick;
};

Marks marks_in(bool utf8) {
  if (utf8) return {{"█", "░", "▒"}, "▏", "─", "└", "┴"};
  return {{tr("L"), tr("R"), tr("B")}, ".", "-", "+", "+"};
}

std::string repeat(std::string_view mark, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += mark;
  return text;
}

double sum(const Bar& bar) { return std::accumulate(bar.parts.begin(), bar.parts.end(), 0.0); }

/// Draws the parts of a bar side by side. Each end is rounded by itself, so that rounding errors do not add up.
std::string drawn(const Bar& bar, double end, std::size_t places, const Marks& marks) {
  std::string text;
  double so_far = 0;
  std::size_t filled = 0;
  for (std::size_t i = 0; i < bar.parts.size(); ++i) {
    so_far += bar.parts[i];
    const auto upto = static_cast<std::size_t>(std::llround(so_far / end * static_cast<double>(places)));
    text += repeat(marks.parts[i], upto - std::min(filled, upto));
    filled = std::max(filled, upto);
  }
  return filled == 0 && so_far > 0 ? std::string(marks.thin) : text;
}

std::string axis(double end, std::size_t indent, std::size_t places, const std::string& unit, const Marks& marks) {
  const std::size_t half = places / 2;
  const std::string line = std::string(indent, ' ') + std::string(marks.corner) + repeat(marks.line, half - 1) +
                           std::string(marks.tick) + repeat(marks.line, places - half - 1) + std::string(marks.tick);
  const std::string last = formatted("{:g} {}", end, unit), middle = formatted("{:g}", end / 2);
  std::string numbers = std::string(indent, ' ') + "0";
  const bool room = half > middle.size() + 2 && places - half > middle.size() + last.size() + 2;
  if (room) numbers = pad(numbers, static_cast<int>(indent + half)) + middle;
  return line + "\n" + pad(numbers, static_cast<int>(indent + places - std::min(places - 1, last.size() - 1))) + last +
         "\n";
}

std::string meaning(const Chart& chart, bool unknown, const Marks& marks) {
  std::string text;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const bool there =
        std::ranges::any_of(chart.bars, [&](const Bar& bar) { return i < bar.parts.size() && bar.parts[i] > 0; });
    if (there) text += formatted("{}{} {}", text.empty() ? "" : "  ", marks.parts[i], chart.series[i]);
  }
  if (unknown) text += (text.empty() ? "" : "  ") + tr("? unknown, not counted");
  return text;
}

}  // namespace

double nice_end(double most) {
  if (most <= 0) return 1;
  const double ten = std::pow(10, std::floor(std::log10(most)));
  for (const double step : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5}) {
    if (most <= step * ten * (1 + 1e-9)) return step * ten;
  }
  return 10 * ten;
}

double nice_step(double most) {
  if (most <= 0) return 1;
  const double ten = std::pow(10, std::floor(std::log10(most / 4)));
  for (const double step : {1.0, 2.0, 5.0})
    if (most / (step * ten) <= 4 * (1 + 1e-9)) return step * ten;
  return 10 * ten;
}

std::string to_text(const Chart& chart, const Look& look) {
  const Marks marks = marks_in(look.style.utf8);
  const std::size_t width = chart_width(look);
  double most = 0;
  const std::size_t label = label_width(chart.bars, &Bar::label, look);
  std::size_t value = 0;
  bool unknown = false;
  for (const Bar& bar : chart.bars) {
    most = std::max(most, sum(bar));
    value = std::max(value, display_width(to_text(bar.value)));
    unknown = unknown || bar.unknown;
  }
  if (label + value + 14 > width) value = 0;
  const std::size_t places = width - label - 4 - (value == 0 ? 0 : value + 1);
  const double end = nice_end(most);
  std::string text = wrap(tr("{}: {}", chart.title, meaning(chart, unknown, marks)), width) + "\n";
  for (const Bar& bar : chart.bars) {
    const std::string line = drawn(bar, end, places, marks) + (bar.unknown ? "?" : "");
    std::string row = pad(label_text(bar.label, look, label), static_cast<int>(label)) + "  " + line;
    if (value > 0) row = pad(row, static_cast<int>(width - value)) + pad(to_text(bar.value), -static_cast<int>(value));
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text + axis(end, label + 2, places, chart.unit, marks);
}

std::string to_text(const Grid& grid, const Look& look) {
  const std::size_t width = chart_width(look);
  const std::size_t label = label_width(grid.days, &std::pair<Cell, std::vector<Millis>>::first, look);
  const std::size_t room = width - std::min(width, label + 2 + 4);
  const std::size_t an_hour = room / 24;  // columns for each hour
  const std::size_t places = an_hour > 0 ? std::min<std::size_t>(an_hour, 6) * 24 : room >= 12 ? 12 : 6;
  const Millis step = Millis{std::chrono::hours{24}} / places;
  const auto start = std::chrono::floor<std::chrono::hours>(grid.day_start).count();
  std::string head(label + 2, ' ');
  for (int hour = 0; hour < 24; hour += 6) {
    head = pad(head, static_cast<int>(label + 2 + static_cast<std::size_t>(hour) * places / 24)) +
           formatted("{:02}", (start + hour) % 24);
  }
  std::string text = wrap(tr("{}; each character is {} minutes", grid.title,
                             std::chrono::duration_cast<std::chrono::minutes>(step).count()),
                          width) +
                     "\n" + pad(head, static_cast<int>(label + 2 + places)) + "   n\n";
  for (const auto& [name, beginnings] : grid.days) {
    std::vector<int> counts(places);
    for (const Millis began : beginnings) ++counts[static_cast<std::size_t>(began / step)];
    std::string row = pad(label_text(name, look, label), static_cast<int>(label)) + "  ";
    for (const int count : counts)
      row += count == 0 ? (look.style.utf8 ? "·" : ".") : count > 9 ? "+" : std::to_string(count);
    text += row + formatted("{:>4}\n", beginnings.size());
  }
  return text;
}

}  // namespace dropwise
