#include "render/html.h"

#include <algorithm>

#include "base/text.h"
#include "i18n/language.h"
#include "render/svg.h"
#include "render/text.h"

namespace dropwise {
namespace {

/// For the screen, wide or narrow, light or dark, and for paper, both A4 and Letter, where it is black on white. The
/// colors of the breasts only fill shapes, which differ by pattern too.
constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --line: #767676; --faint: #ccc; --head: #eee; --left: #0087af; --right: #d75f00; --hatch: #fff; }
@page { margin: 10mm 10mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "DejaVu Sans", Arial, sans-serif; } }
body { font: 10pt/1.35 "DejaVu Sans", Arial, sans-serif; color: var(--ink); background: var(--paper); max-width: 190mm; margin: 0 auto; padding: 4mm; }
h1 { font-size: 16pt; margin: 0 0 4mm; }
h2 { font-size: 12pt; margin: 0 0 3mm; }
h3 { font-size: 10pt; margin: 3mm 0 0; }
section { margin-bottom: 12mm; }
section.page { break-after: page; }
section.half { break-inside: avoid; }
section:last-child { break-after: auto; margin-bottom: 0; }
dl { display: grid; grid-template-columns: max-content 1fr max-content 1fr max-content 1fr; gap: 0.5mm 3mm; font-size: 9pt; margin: 0 0 3mm; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
ul.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm; list-style: none; margin: 0 0 3mm; padding: 0; }
.figures li { border: 1px solid var(--line); padding: 2mm; }
.figures b { display: block; font-size: 15pt; }
.figures small { display: block; font-size: 8pt; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; margin: 0 0 3mm; }
caption { text-align: left; font-weight: bold; padding: 1mm 0; }
th, td { border: 1px solid var(--line); padding: 0.5mm 1mm; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: var(--head); }
.n { text-align: right; }
td.n { white-space: nowrap; }
tbody th { white-space: nowrap; }
tr.total { font-weight: bold; }
td.w { min-width: 24mm; overflow-wrap: anywhere; }
.sheet th:last-child { width: 42mm; }
.sheet th:nth-last-child(2) { width: 16mm; }
tr { break-inside: avoid; }
tr.blank td { height: 5mm; }
.sign { display: flex; gap: 6mm; margin: 7mm 0 2mm; }
.sign div { flex: 1; border-top: 1px solid var(--ink); font-size: 8pt; }
svg { width: 100%; height: auto; font: 10px "DejaVu Sans", Arial, sans-serif; break-inside: avoid; }
svg text { fill: var(--ink); }
.axis { stroke: var(--ink); } .tick { stroke: var(--faint); } .hatch { stroke: var(--hatch); stroke-width: 1.4; }
.target { stroke: var(--ink); stroke-dasharray: 3 2; stroke-width: 1.5; }
rect { stroke: none; } .left { fill: var(--left); } .right, .both { fill: var(--right); } .none { fill: var(--line); }
p { margin: 1mm 0; font-size: 9pt; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #eee; --paper: #111; --line: #888; --faint: #444; --head: #2a2a2a; --hatch: #111; }
}
@media screen and (max-width: 600px) {
  body { padding: 3vw; font-size: 11pt; }
  dl { grid-template-columns: max-content 1fr; font-size: 10pt; }
  ul.figures { grid-template-columns: 1fr 1fr; }
  .scroll table { width: max-content; min-width: 100%; }
  .scroll svg { min-width: 560px; }
  .sign, tr.blank { display: none; }
}
@media print { svg { width: 85%; } p { font-size: 8pt; } h1 { margin-bottom: 2mm; } h3 { margin-top: 2mm; } .figures b { font-size: 13pt; } body { max-width: none; padding: 0; } :root { color-scheme: light; --left: #333; --right: #bbb; --hatch: #fff; } .hatch { stroke: #000; stroke-width: 0.6; } }
)";

constexpr std::string_view kGenerator = "<meta name=\"generator\" content=\"Dropwise\">";

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

/// What is too wide for a narrow screen, in a box of its own that scrolls, also by keyboard.
std::string scrolling(const std::string& name, const std::string& html) {
  return formatted("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n{}</div>\n",
                   escape_html(name), html);
}

std::string table_html(const Table& table, const std::string& caption) {
  const auto columns = shown_columns(table);
  std::string html = formatted("<table{}>\n<caption>{}</caption>\n<thead><tr>",
                               table.blanks > 0 ? " class=\"sheet\"" : "", escape_html(caption));
  for (const std::size_t c : columns) {
    const bool figures = std::ranges::any_of(table.rows, [&](const auto& row) { return is_figure(row[c]); });
    html += formatted("<th scope=\"col\"{}>{}</th>", figures ? " class=\"n\"" : "", escape_html(table.columns[c].name));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    const bool total = table.has_totals && &row == &table.rows.back();
    html += formatted("<tr{}><th scope=\"row\">{}</th>", total ? " class=\"total\"" : "",
                      escape_html(to_text(row[columns.front()])));
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

std::string figures_html(const std::vector<Figure>& figures) {
  if (figures.empty()) return {};
  std::string html = "<ul class=\"figures\">\n";
  for (const auto& [name, value, detail] : figures)
    html += formatted("<li>{}<b>{}</b><small>{}</small></li>\n", escape_html(name), escape_html(to_text(value)),
                      escape_html(detail));
  return html + "</ul>\n";
}

std::string page_html(const Report& page, std::size_t number) {
  std::string html;
  if (page.title.empty()) {
    html = "<section>\n";
  } else {
    html = formatted("<section class=\"{2}\" aria-labelledby=\"p{0}\">\n<h2 id=\"p{0}\">{1}</h2>\n", number,
                     escape_html(page.title), page.is_half ? "half" : "page");
  }
  html += facts_html(page.facts) + figures_html(page.figures);
  std::size_t picture = 0;
  // Every box that scrolls is a landmark, whose name must differ from the others.
  const auto named = [&](const std::string& name) {
    return page.title.empty() ? name : formatted("{}: {}", name, page.title);
  };
  const auto add = [&](const auto& pictures) {
    for (const auto& one : pictures)
      html += formatted("<h3>{}</h3>\n", escape_html(one.title)) +
              scrolling(named(one.title), to_svg(one, formatted("p{}c{}", number, ++picture)));
  };
  add(page.charts);
  add(page.day_lines);
  for (const Table& table : page.tables) {
    const std::string caption = table.caption.empty() ? tr("Sessions") : table.caption;
    html += scrolling(named(caption), table_html(table, caption));
  }
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

bool is_our_html(std::string_view text) { return text.substr(0, 200).find(kGenerator) != std::string_view::npos; }

std::string to_html(const std::vector<Report>& pages, const std::string& title) {
  std::string html = formatted(
      "<!DOCTYPE html>\n<html lang=\"{2}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "{3}\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{0}</title>\n<style>{1}</style>\n"
      "</head>\n<body>\n<main>\n<h1>{0}</h1>\n",
      escape_html(title), kStyle, current_language().code, kGenerator);
  for (std::size_t i = 0; i < pages.size(); ++i) html += page_html(pages[i], i + 1);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace dropwise
