#include "render/svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/text.h"
#include "i18n/language.h"
#include "render/chart_text.h"
#include "render/html.h"
#include "render/text.h"

namespace dropwise {
namespace {

// In SVG units, of which the page is 700 wide. Each day is a row.
constexpr double kWidth = 700, kLeft = 84, kRight = 84, kRow = 12, kTop = 24;
constexpr double kLine = 18, kLineRight = 150;  // a day as a line of 24 hours: its height, and the room for its sums
constexpr std::array<const char*, 3> kFills = {"left", "right", "both"};

double sum(const Bar& bar) { return std::accumulate(bar.parts.begin(), bar.parts.end(), 0.0); }

std::string text(double x, double y, const char* anchor, const std::string& words) {
  return formatted("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, escape_html(words));
}

std::string line(double x1, double y1, double x2, double y2, const char* kind) {
  return formatted("<path class=\"{}\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\"/>\n", kind, x1, y1, x2, y2);
}

/// A filled box. That of the right breast and of both together has a pattern too, for print and for the color-blind.
std::string box(double x, double y, double width, double height, const char* fill, const std::string& id) {
  std::string drawn = formatted("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
                                fill, x, y, width, height);
  if (fill == kFills[0] || fill == std::string_view("none")) return drawn;
  return drawn +
         formatted("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"url(#{}-{})\"/>\n", x, y,
                   width, height, id, fill);
}

std::string opened(const std::string& id, double height, const std::string& title, const std::string& words) {
  return formatted(
      "<svg role=\"img\" aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1} {2:.0f}\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n"
      "<title id=\"{0}-t\">{3}</title>\n<desc id=\"{0}-d\">{4}</desc>\n"
      "<defs><pattern id=\"{0}-right\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path class=\"hatch\" "
      "d=\"M0 4L4 0\"/></pattern><pattern id=\"{0}-both\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">"
      "<path class=\"hatch\" d=\"M0 2L4 2\"/></pattern></defs>\n",
      id, kWidth, height, escape_html(title), escape_html(words));
}

std::string said(const Chart& chart) {
  std::string words;
  for (const Bar& bar : chart.bars) {
    const std::string value = to_text(bar.value);
    words += formatted("{}{} {}", words.empty() ? "" : "; ", to_text(bar.label), value.empty() ? tr("nothing") : value);
  }
  return tr("Each day: {}.", words);
}

std::string said(const DayLines& lines) {
  std::string words;
  for (const DayLine& day : lines.days)
    words += formatted("{}{} {}", words.empty() ? "" : "; ", to_text(day.label), day.sessions.size());
  return tr("Sessions a day: {}.", words);
}

std::string legend(std::span<const std::string> series, bool unknown, const std::string& id) {
  std::string drawn;
  double x = kLeft;
  for (std::size_t i = 0; i < series.size(); ++i) {
    drawn += box(x, 3, 14, kRow - 3, kFills.at(i), id) + text(x + 19, 12, "start", series[i]);
    x += std::max(84.0, 30.0 + 7.0 * static_cast<double>(display_width(series[i])));
  }
  return unknown ? drawn + text(x, 12, "start", tr("? unknown, not counted")) : drawn;
}

/// The hours above rows, with a line down through them for each.
std::string hours_axis(Millis day_start, double wide, double bottom) {
  const auto start = std::chrono::floor<std::chrono::hours>(day_start).count();
  std::string drawn;
  for (int hour = 0; hour <= 24; ++hour) {
    const double x = kLeft + wide * hour / 24;
    drawn += line(x, kTop, x, bottom, hour % 6 == 0 ? "axis" : "tick");
    if (hour % 3 == 0) drawn += text(x, kTop - 6, "middle", formatted("{:02}", (start + hour) % 24));
  }
  return drawn;
}

/// A part of a day as a part of the width.
double part_of_day(Millis time) { return std::chrono::duration<double, std::ratio<86400>>(time).count(); }

/// A session on the line of its day: as wide as it lasted, as high as its milk, and with a question mark if that is not
/// known.
std::string session_svg(const DaySession& session, std::int64_t most, double wide, double bottom,
                        const std::string& id) {
  constexpr Millis kNarrowest = std::chrono::minutes{24};
  const double x = kLeft + wide * part_of_day(session.began);
  const double width = std::min(wide * part_of_day(std::max(session.lasted, kNarrowest)), kLeft + wide - x);
  if (!session.microlitres) return text(x + width / 2, bottom - 4, "middle", "?");
  const double height = most > 0 ? 14.0 * static_cast<double>(*session.microlitres) / static_cast<double>(most) : 0;
  const char* fill = session.fuller == Side::left ? kFills[0] : session.fuller == Side::right ? kFills[1] : "none";
  return box(x, bottom - std::max(height, 1.5), width, std::max(height, 1.5), fill, id);
}

}  // namespace

std::string to_svg(const Chart& chart, const std::string& id) {
  double most = chart.target.value_or(0);
  for (const Bar& bar : chart.bars) most = std::max(most, sum(bar));
  const double step = chart.end ? *chart.end / 4 : nice_step(most),
               end = chart.end.value_or(step * std::max(1.0, std::ceil(most / step)));
  const double wide = kWidth - kLeft - kRight, bottom = kTop + kRow * static_cast<double>(chart.bars.size());
  const bool unknown = std::ranges::any_of(chart.bars, &Bar::unknown);
  std::size_t used = chart.series.size();  // a part that no bar has is not named
  const auto has_last = [&](const Bar& bar) { return bar.parts.size() >= used && bar.parts[used - 1] > 0; };
  while (used > 2 && std::ranges::none_of(chart.bars, has_last)) --used;
  std::string drawn =
      opened(id, bottom + 20, chart.title, said(chart)) + legend(std::span(chart.series).first(used), unknown, id);
  for (int tick = 0; step * tick <= end * (1 + 1e-9); ++tick) {
    const double x = kLeft + wide * step * tick / end;
    const bool last = step * (tick + 1) > end * (1 + 1e-9);
    drawn += line(x, kTop, x, bottom, tick == 0 ? "axis" : "tick");
    drawn += text(x, bottom + 14, "middle", formatted("{:g}{}", step * tick, last ? " " + chart.unit : ""));
  }
  double y = kTop + 1.5;
  for (const Bar& bar : chart.bars) {
    drawn += text(kLeft - 6, y + 8, "end", to_text(bar.label));
    double x = kLeft;
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
      const double width = wide * bar.parts[i] / end;
      if (bar.parts[i] > 0) drawn += box(x, y, std::max(width, 0.5), kRow - 3, kFills.at(i), id);
      x += width;
    }
    if (bar.unknown) drawn += text(x + 4, y + 8, "start", "?");
    drawn += text(kWidth - 4, y + 8, "end", to_text(bar.value));
    y += kRow;
  }
  if (chart.target) {
    const double x = kLeft + wide * *chart.target / end;
    drawn += line(x, kTop - 2, x, bottom, "target") + text(x, bottom + 14, "middle", tr("target"));
  }
  return drawn + "</svg>\n";
}

std::string to_svg(const DayLines& lines, const std::string& id) {
  const double wide = kWidth - kLeft - kLineRight, top = kTop + kRow,
               bottom = top + kLine * static_cast<double>(lines.days.size());
  const std::int64_t most = lines.most();
  const std::array<std::string, 2> series = {tr("more from the left"), tr("more from the right")};
  std::string drawn = opened(id, bottom + 6, lines.title, said(lines)) + legend(series, false, id) +
                      "<g transform=\"translate(0 12)\">\n" + hours_axis(lines.day_start, wide, bottom - kRow) +
                      "</g>\n";
  const double right = kWidth - 4;
  drawn += text(right - 88, top - 6, "end", "ml") + text(right - 58, top - 6, "end", "n") +
           text(right, top - 6, "end", tr("gap"));
  double y = top;
  for (const DayLine& day : lines.days) {
    y += kLine;
    drawn += text(kLeft - 6, y - 4, "end", to_text(day.label)) + line(kLeft, y, kLeft + wide, y, "tick");
    for (const DaySession& session : day.sessions) drawn += session_svg(session, most, wide, y, id);
    drawn += text(right - 88, y - 4, "end", to_text(day.milk)) +
             text(right - 58, y - 4, "end", std::to_string(day.sessions.size())) +
             text(right, y - 4, "end", to_text(day.longest_gap));
  }
  return drawn + "</svg>\n";
}

}  // namespace dropwise
