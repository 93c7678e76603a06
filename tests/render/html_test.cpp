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
  page.day_lines = {{.title = "Hours", .days = {{.label = "2026-11-20", .sessions = {{6h}}}}}};
  Table table{{{"#"}, {"n"}, {"notes"}}, {{std::int64_t{1}, Unknown{}, std::string("\"x\"")}}};
  table.blanks = 1;
  page.tables = {table};
  const std::string html = to_html({page}, "T & T");
  const auto holds = [&](const std::string& text) { return html.find(text) != std::string::npos; };
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(holds("<title>T &amp; T</title>"));
  CHECK(holds("<section class=\"page\" aria-labelledby=\"p1\">\n<h2 id=\"p1\">A &lt;day&gt;</h2>"));
  CHECK(holds("<dt>baby</dt><dd><bdi>&lt;b&gt;</bdi></dd>"));
  CHECK(
      holds("<thead><tr><th scope=\"col\" class=\"n\">#</th><th scope=\"col\" class=\"n\">n</th><th "
            "scope=\"col\">notes</th></tr></thead>"));
  CHECK(holds("<tr><th scope=\"row\">1</th><td class=\"n\">?</td><td class=\"w\"><bdi>&quot;x&quot;</bdi></td></tr>"));
  CHECK(holds("<tr class=\"blank\"><td></td><td></td><td></td></tr>"));
  CHECK(holds("<svg role=\"img\" aria-labelledby=\"p1c1-t p1c1-d\""));
  CHECK(holds("<desc id=\"p1c1-d\">Each day: 2026-11-20 5.0?.</desc>"));
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
  CHECK(svg.find("class=\"left\" x=\"84.0\" y=\"25.5\" width=\"319.2\"") != std::string::npos);  // 60 of 100 over 532
  CHECK(svg.find("class=\"right\" x=\"403.2\" y=\"25.5\" width=\"212.8\"") != std::string::npos);
  CHECK(svg.find("x=\"403.2\" y=\"25.5\" width=\"212.8\" height=\"9.0\" fill=\"url(#c-right)\"") != std::string::npos);
  CHECK(svg.find("<text x=\"620.0\" y=\"33.5\" text-anchor=\"start\">?</text>") != std::string::npos);
}

TEST_CASE("an axis has round marks, a target is a line, and an end that is given is kept") {
  Chart chart{.title = "Milk",
              .unit = "ml",
              .series = {"left", "right", "together"},
              .bars = {{"a", {500, 246}, Cell(), false}}};
  const std::string svg = to_svg(chart, "c");
  for (const char* mark : {">0<", ">200<", ">400<", ">600<", ">800 ml<"}) {
    CAPTURE(mark);
    CHECK(svg.find(mark) != std::string::npos);
  }
  CHECK(svg.find("together") == std::string::npos);
  CHECK(svg.find("unknown") == std::string::npos);
  chart.target = 400;
  CHECK(to_svg(chart, "c").find("class=\"target\" d=\"M350.0 22.0L350.0 36.0\"") != std::string::npos);
  chart.end = 1000;
  CHECK(to_svg(chart, "c").find(">1000 ml<") != std::string::npos);
}

TEST_CASE("a day is drawn as blocks, as high as their milk, with a pattern for the fuller breast") {
  const DayLines lines{.title = "Days",
                       .days = {{.label = std::string("Fri"),
                                 .sessions = {{6h, 24min, 40'000, Side::left},
                                              {12h, 24min, {}, Side::none},
                                              {18h, 48min, 80'000, Side::right}},
                                 .milk = Amount{120'000, false, false, true, true}}}};
  const std::string svg = to_svg(lines, "d");
  CHECK(svg.find("class=\"left\" x=\"200.5\" y=\"47.0\" width=\"7.8\" height=\"7.0\"") != std::string::npos);
  CHECK(svg.find("class=\"right\" x=\"433.5\" y=\"40.0\" width=\"15.5\" height=\"14.0\"") != std::string::npos);
  CHECK(svg.find("height=\"14.0\" fill=\"url(#d-right)\"") != std::string::npos);
  CHECK(svg.find("text-anchor=\"middle\">?</text>") != std::string::npos);
  CHECK(svg.find(">120?</text>") != std::string::npos);
}

TEST_CASE("figures stand in a list, tables and pictures in boxes that scroll by keyboard, and totals are marked") {
  Report page{.title = "Overview", .figures = {{"Milk a day", Amount{512'000}, "3 <days>"}}, .is_half = true};
  page.tables = {{.columns = {{"day"}, {"ml"}},
                  .rows = {{std::string("all"), std::int64_t{5}}},
                  .caption = "Sums",
                  .has_totals = true}};
  const std::string html = to_html({page}, "T");
  CHECK(html.find("<section class=\"half\" ") != std::string::npos);
  CHECK(html.find("<li>Milk a day<b>512 ml</b><small>3 &lt;days&gt;</small></li>") != std::string::npos);
  CHECK(html.find("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Sums: Overview\">\n<table>") !=
        std::string::npos);
  CHECK(html.find("<tr class=\"total\"><th scope=\"row\">all</th><td class=\"n\">5</td></tr>") != std::string::npos);
}
