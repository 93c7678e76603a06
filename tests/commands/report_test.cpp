#include <doctest/doctest.h>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

void fill(Tool& tool) {
  tool.run(
      {"log", "--at", "2026-11-18 20:00", "--left", "10", "--right", "5", "--left-time", "10m", "--right-time", "10m"});
  tool.run({"log", "--at", "2026-11-19 00:30", "--left", "12", "--right", "3drops", "--left-time", "10m",
            "--right-time", "9m31s", "--pain", "2", "--note", "Left <sore>"});
  tool.run({"log", "--at", "2026-11-19 21:00", "--left-time", "5m", "--right-time", "0", "--method", "pump"});
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a daily page has the sessions, the last 24 hours, and separate sums for measured and estimated milk") {
  Tool tool;
  fill(tool);
  const Ran ran =
      tool.run({"report", "2026-11-19", "--baby", "Zoë", "--born", "2026-11-16 12:00", "--target", "300ml"});
  CHECK(ran.out.starts_with(R"(Milk expressed on Thursday 2026-11-19
=====================================

baby             Zoë
born             2026-11-16 12:00
day after birth  3 to 4

#  start      gap  method  L min  L ml  R min     R ml  total ml  24 h ml  pain, notes
1  00:30   4:30 h  hand       10    12     10  3 drops       ~12     ~27   pain 2; Left <sore>
2  21:00  20:30 h  pump        5     ?      0                  ?     ~12?

sessions                       2
night session, 00:00 to 06:00  yes
longest gap                    20:30 h
minutes, left and right        15 and 10
milk, left                     12 ml ?
milk, right                    ~0.2 ml
total measured                 12 ml
total estimated, from drops    ~0.2 ml
amounts missing                1
target                         300 ml

Overview, 2026-11-13 to 2026-11-19
)"));
  CHECK(ran.out.find("\nDay 1 is the first 24 hours after birth.\n") != std::string::npos);
}

TEST_CASE("names come from the configuration or from options, and otherwise there is room to write them") {
  Tool tool;
  fill(tool);
  CHECK(tool.run({"report", "2026-11-19"}).out.find("name and number  ____") != std::string::npos);
  tool.config("[report]\nmother = \"Ada\"\nward = \"NICU 2\"\n");
  const Ran ran = tool.run({"report", "2026-11-19", "--ward", "Home"});
  CHECK(ran.out.find("mother         Ada\nward or unit   Home\n") != std::string::npos);
  CHECK(ran.out.find("____") == std::string::npos);
}

TEST_CASE("invalid labels are rejected with the expected form") {
  Tool tool;
  CHECK(
      tool.run({"report", "--born", "yesterday"}).err ==
      "dropwise: --born: invalid date and time `yesterday`\nExpected a date and time such as \"2026-11-20 06:30\".\n");
  CHECK(tool.run({"report", "--target", "lots"}).exit == 2);
  CHECK(tool.run({"report", "--format", "odt"}).err ==
        "dropwise: --format: invalid value `odt`\nExpected one of text, html, pdf.\n");
  tool.config("[report]\nborn = \"soon\"\nfather = \"x\"\n");
  const Ran ran = tool.run({"report"});
  CHECK(ran.err.find("invalid date and time `soon`") != std::string::npos);
  CHECK(ran.err.find("unknown key \"father\"") != std::string::npos);
}

TEST_CASE("after the overview, every day of the range has a page, even without sessions") {
  Tool tool;
  fill(tool);
  const std::string html = tool.run({"report", "3d", "--format", "html"}).out;
  std::size_t at = 0;
  for (const char* page :
       {"Overview, 2026-11-14 to 2026-11-20", "Wednesday 2026-11-18", "Thursday 2026-11-19", "Friday 2026-11-20"}) {
    CAPTURE(page);
    REQUIRE(html.find(page, at) != std::string::npos);
    at = html.find(page, at);
  }
  CHECK(html.find("pain 2; Left &lt;sore&gt;") != std::string::npos);
  CHECK(tool.run({"report", "2026-11-19", "--json"}).json()["sessions"].size() == 2);
}

TEST_CASE("a long note is shortened to a few lines") {
  Tool tool;
  tool.run({"log", "--left", "5", "--note", std::string(100'000, 'x')});
  const std::string out = tool.run({"report", "today"}).out;
  CHECK(out.size() < 6'000);
  CHECK(out.find("… (all of it: `dropwise show 1`)") != std::string::npos);
}

TEST_CASE("the report of a range without sessions is one line") {
  Tool tool;
  CHECK(tool.run({"report"}).out == "No sessions in this range.\n\n");
  fill(tool);
  CHECK(tool.run({"report", "2027-01"}).out == "No sessions in this range.\n\n");
  CHECK(tool.run({"report", "2027-01", "--format", "html"}).out.find("<p>No sessions in this range.</p>") !=
        std::string::npos);
}

TEST_CASE("a target is read in the configured unit") {
  Tool tool;
  tool.config("unit = \"oz\"\nounce = \"imperial\"\n[report]\ntarget = \"24\"\n");
  tool.run({"log", "--left", "1"});
  CHECK(tool.run({"report", "today"}).out.find("682 ml") != std::string::npos);
  CHECK(tool.run({"report", "today", "--target", "10oz"}).out.find("284 ml") != std::string::npos);
}

TEST_CASE("a report shows the number and the gestation given to it") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  const std::string page = tool.run({"report", "today", "--number", "A 17", "--gestation", "29+3"}).out;
  CHECK(holds(page, "A 17"));
  CHECK(holds(page, "29+3"));
}
