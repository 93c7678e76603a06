#include "render/html.h"

#include <doctest/doctest.h>

#include "render/svg.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("text is escaped, and control characters are replaced") {
  CHECK(escape_html("<script>alert('x' & \"y\")</script>") ==
        "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;");
  CHECK(escape_html("a\nb\x1b[2J\xff") == "a b\xEF\xBF\xBD[2J\xEF\xBF\xBD");
  CHECK(escape_html("\xE2\x80\xAE"
                    "evil") ==
        "\xEF\xBF\xBD"
        "evil");
  CHECK(escape_html("Zoë שלום") == "Zoë שלום");
}

TEST_CASE("a page has headings, tables with header cells, and charts with text descriptions") {
  Report page{.title = "A <day>", .facts = {{"baby", std::string("<b>")}}, .signatures = 2, .notes = {"a & b"}};
  page.charts = {{.title = "Milk",
                  .unit = "ml",
                  .series = {"left"},
                  .bars = {{"2026-11-20", {5}, Amount{5'000, false, false, true, true}, true}}}};
  page.grids = {{.title = "Hours", .days = {{"2026-11-20", {6h}}}}};
  Table table{{{"#"}, {"n"}, {"notes"}}, {{std::int64_t{1}, Unknown{}, std::string("\"x\"")}}};
  table.blanks = 1;
  page.tables = {table};
  const std::string html = to_html({page}, "T & T");
  const auto holds = [&](const std::string& text) { return html.find(text) != std::string::npos; };
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(holds("<title>T &amp; T</title>"));
  CHECK(holds("<section aria-labelledby=\"p1\">\n<h2 id=\"p1\">A &lt;day&gt;</h2>"));
  CHECK(holds("<dt>baby</dt><dd><bdi>&lt;b&gt;</bdi></dd>"));
  CHECK(holds("<thead><tr><th scope=\"col\">#</th><th scope=\"col\">n</th><th scope=\"col\">notes</th></tr></thead>"));
  CHECK(holds("<tr><th scope=\"row\">1</th><td class=\"n\">?</td><td class=\"w\"><bdi>&quot;x&quot;</bdi></td></tr>"));
  CHECK(holds("<tr class=\"blank\"><td></td><td></td><td></td></tr>"));
  CHECK(holds("<svg role=\"img\" aria-labelledby=\"p1c1-t p1c1-d\""));
  CHECK(holds("<desc id=\"p1c1-d\">Each day: 2026-11-20 5.0 +?.</desc>"));
  CHECK(holds("<desc id=\"p1c2-d\">Sessions a day: 2026-11-20 1.</desc>"));
  CHECK(holds("<p>a &amp; b</p>"));
  CHECK(holds("default-src 'none'"));
  CHECK_FALSE(holds("<script"));
  CHECK_FALSE(holds("href="));
  CHECK_FALSE(holds("src="));
}

TEST_CASE("bars are drawn to scale, with a question mark after an unknown amount") {
  const Chart chart{.title = "Milk",
                    .unit = "ml",
                    .series = {"left", "right"},
                    .bars = {{"a", {60, 40}, Cell(), true}, {"b", {}, Unknown{}, false}}};
  const std::string svg = to_svg(chart, "c");
  CHECK(svg.find("x=\"84.0\" y=\"25.5\" width=\"319.2\"") != std::string::npos);  // 60 of 100 over 532
  CHECK(svg.find("x=\"403.2\" y=\"25.5\" width=\"212.8\"") != std::string::npos);
  CHECK(svg.find("<text x=\"620.0\" y=\"33.5\" text-anchor=\"start\">?</text>") != std::string::npos);
}
