#include "render/svg.h"

#include <algorithm>
#include <array>
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
constexpr std::array<const char*, 3> kFills = {"#333", "#fff", "url(#hatch)"};

double sum(const Bar& bar) { return std::accumulate(bar.parts.begin(), bar.parts.end(), 0.0); }

std::string text(double x, double y, const char* anchor, const std::string& words) {
  return formatted("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, escape_html(words));
}

std::string line(double x1, double y1, double x2, double y2, const char* stroke) {
  return formatted("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\"/>\n", x1, y1, x2, y2, stroke);
}

std::string box(double x, double y, double width, const char* fill) {
  return formatted("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\" stroke=\"#000\"/>\n", x,
                   y, width, kRow - 3, fill);
}

std::string opened(const std::string& id, double height, const std::string& title, const std::string& words) {
  return formatted(
      "<svg role=\"img\" aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1} {2:.0f}\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n"
      "<title id=\"{0}-t\">{3}</title>\n<desc id=\"{0}-d\">{4}</desc>\n",
      id, kWidth, height, escape_html(title), escape_html(words));
}

std::string said(const Chart& chart) {
  std::string words;
  for (const Bar& bar : chart.bars) {
    const std::string value = to_text(bar.value);
    words += formatted("{}{} {}", words.empty() ? "" : "; ", bar.label, value.empty() ? tr("nothing") : value);
  }
  return tr("Each day: {}.", words);
}

std::string said(const Grid& grid) {
  std::string words;
  for (const auto& [name, beginnings] : grid.days)
    words += formatted("{}{} {}", words.empty() ? "" : "; ", name, beginnings.size());
  return tr("Sessions a day: {}.", words);
}

std::string legend(const Chart& chart) {
  std::string drawn;
  double x = kLeft;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    drawn += box(x, 3, 14, kFills[i]) + text(x + 19, 13, "start", chart.series[i]);
    x += std::max(84.0, 30.0 + 7.0 * static_cast<double>(display_width(chart.series[i])));
  }
  return drawn + text(x, 13, "start", tr("? not known, not counted"));
}

}  // namespace

std::string to_svg(const Chart& chart, const std::string& id) {
  double most = 0;
  for (const Bar& bar : chart.bars) most = std::max(most, sum(bar));
  const double end = nice_end(most), wide = kWidth - kLeft - kRight,
               bottom = kTop + kRow * static_cast<double>(chart.bars.size());
  std::string drawn = opened(id, bottom + 20, chart.title, said(chart)) +
                      "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect "
                      "width=\"5\" height=\"5\" "
                      "fill=\"#fff\"/><path d=\"M0 5L5 0\" stroke=\"#000\"/></pattern></defs>\n" +
                      legend(chart);
  for (int quarter = 0; quarter <= 4; ++quarter) {
    const double x = kLeft + wide * quarter / 4;
    drawn += line(x, kTop, x, bottom, quarter == 0 ? "#000" : "#bbb");
    drawn +=
        text(x, bottom + 14, "middle", formatted("{:g}{}", end * quarter / 4, quarter == 4 ? " " + chart.unit : ""));
  }
  double y = kTop + 1.5;
  for (const Bar& bar : chart.bars) {
    drawn += text(kLeft - 6, y + 8, "end", bar.label);
    double x = kLeft;
    for (std::size_t i = 0; i < bar.parts.size(); ++i) {
      const double width = wide * bar.parts[i] / end;
      if (bar.parts[i] > 0) drawn += box(x, y, std::max(width, 0.5), kFills[i]);
      x += width;
    }
    if (bar.unknown) drawn += text(x + 4, y + 8, "start", "?");
    drawn += text(kWidth - 4, y + 8, "end", to_text(bar.value));
    y += kRow;
  }
  return drawn + "</svg>\n";
}

std::string to_svg(const Grid& grid, const std::string& id) {
  const double wide = kWidth - kLeft - kRight, bottom = kTop + kRow * static_cast<double>(grid.days.size());
  const auto start = std::chrono::floor<std::chrono::hours>(grid.day_start).count();
  std::string drawn = opened(id, bottom + 6, grid.title, said(grid));
  for (int hour = 0; hour <= 24; ++hour) {
    const double x = kLeft + wide * hour / 24;
    drawn += line(x, kTop, x, bottom, hour % 6 == 0 ? "#000" : "#ddd");
    if (hour % 3 == 0) drawn += text(x, kTop - 6, "middle", formatted("{:02}", (start + hour) % 24));
  }
  double y = kTop;
  for (const auto& [name, beginnings] : grid.days) {
    drawn += text(kLeft - 6, y + 10, "end", name) + line(kLeft, y + kRow, kWidth - kRight, y + kRow, "#ddd");
    for (const Millis began : beginnings) {
      const double x = kLeft + wide * std::chrono::duration<double, std::ratio<86400>>(began).count();
      drawn += formatted("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\"/>\n", x, y + kRow / 2);
    }
    drawn += text(kWidth - 4, y + 10, "end", std::to_string(beginnings.size()));
    y += kRow;
  }
  return drawn + "</svg>\n";
}

}  // namespace dropwise
