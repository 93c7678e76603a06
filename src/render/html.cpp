#include "render/html.h"

#include "base/text.h"
#include "i18n/language.h"
#include "render/svg.h"
#include "render/text.h"

namespace dropwise {
namespace {

/// For the screen and for paper, both A4 and Letter, in black and white.
constexpr const char* kStyle = R"(
@page { margin: 10mm; }
body { font: 10pt/1.35 "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff; max-width: 190mm; margin: 0 auto; padding: 4mm; }
h1 { font-size: 13pt; margin: 0 0 4mm; }
h2 { font-size: 14pt; margin: 0 0 3mm; }
h3 { font-size: 10pt; margin: 2mm 0 0; }
section { break-after: page; margin-bottom: 14mm; }
section:last-child { break-after: auto; }
dl { display: grid; grid-template-columns: max-content 1fr max-content 1fr max-content 1fr; gap: 0.5mm 3mm; font-size: 9pt; margin: 0 0 3mm; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; margin: 0 0 3mm; }
caption { text-align: left; font-weight: bold; padding: 1mm 0; }
th, td { border: 1px solid #000; padding: 0.5mm 1mm; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { background: #eee; }
td.n { text-align: right; white-space: nowrap; }
td.w { min-width: 24mm; overflow-wrap: anywhere; }
.sheet th:last-child { width: 34mm; }
.sheet th:nth-last-child(2) { width: 20mm; }
tr { break-inside: avoid; }
tr.blank td { height: 5.5mm; }
.sign { display: flex; gap: 6mm; margin: 8mm 0 3mm; }
.sign div { flex: 1; border-top: 1px solid #000; font-size: 8pt; }
svg { width: 100%; height: auto; font: 10px "DejaVu Sans", Arial, sans-serif; break-inside: avoid; }
p { margin: 1mm 0; font-size: 9pt; }
@media print { body { max-width: none; padding: 0; } section { margin-bottom: 0; } }
)";

std::string facts_html(const std::vector<std::pair<std::string, Cell>>& facts) {
  if (facts.empty()) return {};
  std::string html = "<dl>\n";
  for (const auto& [name, cell] : facts)
    html += formatted("<dt>{}</dt><dd><bdi>{}</bdi></dd>\n", escape_html(name), escape_html(to_text(cell)));
  return html + "</dl>\n";
}

/// Figures are aligned to the right. Text in the last column may be long, and may be written from right to left.
std::string cell_html(const Cell& cell, bool last) {
  const std::string text = escape_html(to_text(cell));
  if (is_figure(cell)) return "<td class=\"n\">" + text + "</td>";
  if (last && !text.empty()) return "<td class=\"w\"><bdi>" + text + "</bdi></td>";
  return "<td>" + text + "</td>";
}

std::string table_html(const Table& table, const std::string& caption) {
  const auto columns = shown_columns(table);
  std::string html = formatted("<table{}>\n<caption>{}</caption>\n<thead><tr>",
                               table.blanks > 0 ? " class=\"sheet\"" : "", escape_html(caption));
  for (const std::size_t c : columns)
    html += formatted("<th scope=\"col\">{}</th>", escape_html(table.columns[c].name));
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    html += formatted("<tr><th scope=\"row\">{}</th>", escape_html(to_text(row[columns.front()])));
    for (std::size_t i = 1; i < columns.size(); ++i) html += cell_html(row[columns[i]], i + 1 == columns.size());
    html += "</tr>\n";
  }
  for (std::size_t i = 0; i < table.blanks; ++i) {
    html += "<tr class=\"blank\">";
    for (std::size_t c = 0; c < columns.size(); ++c) html += "<td></td>";
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n";
}

std::string page_html(const Report& page, std::size_t number) {
  std::string html =
      formatted("<section aria-labelledby=\"p{0}\">\n<h2 id=\"p{0}\">{1}</h2>\n", number, escape_html(page.title)) +
      facts_html(page.facts);
  std::size_t picture = 0;
  for (const Chart& chart : page.charts)
    html +=
        formatted("<h3>{}</h3>\n", escape_html(chart.title)) + to_svg(chart, formatted("p{}c{}", number, ++picture));
  for (const Grid& grid : page.grids)
    html += formatted("<h3>{}</h3>\n", escape_html(grid.title)) + to_svg(grid, formatted("p{}c{}", number, ++picture));
  for (const Table& table : page.tables)
    html += table_html(table, table.caption.empty() ? tr("Sessions") : table.caption);
  html += facts_html(page.sums);
  if (page.signatures > 0) {
    html += "<div class=\"sign\">";
    for (std::size_t i = 0; i < page.signatures; ++i)
      html += "<div>" + escape_html(tr("reviewed: initials, date")) + "</div>";
    html += "</div>\n";
  }
  for (const std::string& note : page.notes) html += "<p>" + escape_html(note) + "</p>\n";
  return html + "</section>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string html;
  for (const char c : sanitize(text)) {
    switch (c) {
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '&': html += "&amp;"; break;
      case '"': html += "&quot;"; break;
      case '\'': html += "&#39;"; break;
      default: html += c;
    }
  }
  return html;
}

std::string to_html(const std::vector<Report>& pages, const std::string& title) {
  std::string html = formatted(
      "<!DOCTYPE html>\n<html lang=\"{2}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{0}</title>\n<style>{1}</style>\n"
      "</head>\n<body>\n<main>\n<h1>{0}</h1>\n",
      escape_html(title), kStyle, current_language().code);
  for (std::size_t i = 0; i < pages.size(); ++i) html += page_html(pages[i], i + 1);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace dropwise
