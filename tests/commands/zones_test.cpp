#include <doctest/doctest.h>

#include "quantities/timezone.h"
#include "quantities/value_error.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

/// Sets the wall clock of the tool to this zone and instant.
void put(Tool& tool, const char* zone, const char* now) {
  tool.clock.zone = parse_zone(zone);
  tool.clock.set(now);
}

/// Each day of a summary with its number of sessions, such as `10-25 2; `.
std::string days(Tool& tool, const std::string& range) {
  std::string text;
  const Json groups = tool.run({"summary", range, "--json"}).json()["groups"];
  for (const Json& group : groups)
    text += group["name"].get<std::string>().substr(5) + " " + std::to_string(group["sessions"].get<int>()) + "; ";
  return text;
}

Json gap(Tool& tool, const std::string& day) {
  return tool.run({"summary", day, "--json"}).json()["all"]["longest_gap_s"];
}

}  // namespace

TEST_CASE("London: sessions in the repeated hour stay apart, and gaps are correct") {
  Tool tool;
  put(tool, "Europe/London", "2026-10-26T12:00:00Z");
  tool.run({"log", "--at", "2026-10-25 00:30", "--left", "1"});
  CHECK(tool.run({"log", "--at", "2026-10-25 01:30", "--left", "1"}).err ==
        "dropwise: --at: the time 2026-10-25 01:30 occurred twice, because the clocks changed\n"
        "Give 2026-10-25T01:30:00+01:00 for the earlier time, or 2026-10-25T01:30:00+00:00 for the later one.\n");
  CHECK(tool.run({"log", "--at", "2026-10-25T01:30:00+00:00", "--left", "1"}).exit == 0);
  CHECK(tool.run({"log", "--at", "2026-10-25 23:50", "--left", "1"}).exit == 0);
  CHECK(days(tool, "2026-10-24..2026-10-26") == "10-24 0; 10-25 3; 10-26 0; ");
  CHECK(gap(tool, "2026-10-25") == 22 * 3600 + 20 * 60);
  CHECK(tool.run({"chart", "2026-10-25", "--of", "hours", "--json"}).json()["days"][0]["began_s"] ==
        Json::array({1800, 5400, 85800}));
}

TEST_CASE("New York: the skipped hour does not lengthen a gap") {
  Tool tool;
  put(tool, "America/New_York", "2026-03-09T12:00:00Z");
  tool.run({"log", "--at", "2026-03-08 01:45", "--left", "1"});
  CHECK(tool.run({"log", "--at", "2026-03-08 02:30", "--left", "1"}).err ==
        "dropwise: --at: the time 2026-03-08 02:30 does not exist, because the clocks changed\nGive \"2026-03-08 "
        "01:30\" or \"2026-03-08 "
        "03:30\" instead.\n");
  tool.run({"log", "--at", "2026-03-08 03:15", "--left", "1"});
  CHECK(gap(tool, "2026-03-08") == 1800);
  CHECK(days(tool, "2026-03-07..2026-03-08") == "03-07 0; 03-08 2; ");
}

TEST_CASE("Lord Howe: a clock change of half an hour is handled") {
  Tool tool;
  put(tool, "Australia/Lord_Howe", "2026-04-06T12:00:00Z");
  tool.run({"log", "--at", "2026-04-05 01:15", "--left", "1"});
  CHECK(
      tool.run({"log", "--at", "2026-04-05 01:45", "--left", "1"})
          .err.find(
              "Give 2026-04-05T01:45:00+11:00 for the earlier time, or 2026-04-05T01:45:00+10:30 for the later one.") !=
      std::string::npos);
  tool.run({"log", "--at", "2026-04-05 02:15", "--left", "1"});
  CHECK(gap(tool, "2026-04-05") == 5400);
  CHECK(tool.run({"show", "last", "--json"}).json()["started"] == "2026-04-05T02:15:00+10:30");
}

TEST_CASE("Kathmandu: days begin at local midnight, with an offset of 5:45") {
  Tool tool;
  put(tool, "Asia/Kathmandu", "2026-11-20T12:00:00Z");
  tool.run({"log", "--at", "2026-11-19T18:14:00Z", "--left", "1"});
  CHECK(tool.run({"show", "--json"}).json()["started"] == "2026-11-19T18:14:00+00:00");  // as entered
  tool.run({"log", "--at", "2026-11-19 23:59", "--left", "1"});
  tool.run({"log", "--at", "2026-11-20 00:01", "--left", "1"});
  CHECK(days(tool, "2026-11-19..2026-11-20") == "11-19 2; 11-20 1; ");
}

TEST_CASE("Apia: the skipped day has no session, and the gap across it is correct") {
  Tool tool;
  put(tool, "Pacific/Apia", "2012-01-01T00:00:00Z");
  tool.run({"log", "--at", "2011-12-29 23:00", "--left", "1"});
  CHECK(tool.run({"log", "--at", "2011-12-30 12:00", "--left", "1"})
            .err.find("the time 2011-12-30 12:00 does not exist, because the clocks changed") != std::string::npos);
  tool.run({"log", "--at", "2011-12-31 01:00", "--left", "1"});
  CHECK(days(tool, "2011-12-29..2011-12-31") == "12-29 1; 12-30 0; 12-31 1; ");
  CHECK(gap(tool, "2011-12-31") == 2 * 3600);
}

TEST_CASE("a traveller's sessions stay on the local days on which they were recorded") {
  Tool tool;
  put(tool, "Europe/London", "2026-11-18T23:40:00Z");
  tool.run({"log", "--left", "10"});  // 23:40 on the 18th
  put(tool, "America/New_York", "2026-11-19T05:10:00Z");
  tool.run({"log", "--left", "20"});  // 00:10 on the 19th
  put(tool, "Pacific/Apia", "2026-11-19T11:30:00Z");
  tool.run({"log", "--left", "40"});  // 00:30 on the 20th, the 19th elsewhere
  put(tool, "America/New_York", "2026-11-19T16:00:00Z");
  tool.run({"log", "--left", "80"});  // 11:00 on the 19th, after the 20th
  CHECK(days(tool, "all") == "11-18 1; 11-19 2; 11-20 1; ");
  const Json groups = tool.run({"summary", "all", "--json"}).json()["groups"];
  CHECK(groups[1]["total"]["volume_ml"] == 100);
  CHECK(groups[1]["longest_gap_s"] == 5 * 3600 + 30 * 60);
  CHECK(groups[2]["longest_gap_s"] == 6 * 3600 + 20 * 60);
  CHECK(tool.run({"list", "2026-11-19", "--json"}).json().size() == 2);
  const std::string sheets = tool.run({"report", "2026-11-19..2026-11-20"}).out;
  CHECK(sheets.find("1  00:10  5:30 h  hand") != std::string::npos);
  CHECK(sheets.find("2  11:00  4:30 h  hand") != std::string::npos);
  const Ran out = tool.run({"export"});
  Tool there;
  there.clock.set("2026-11-21T00:00:00Z");
  there.input = out.out;
  there.run({"import", "-"});
  CHECK(days(there, "all") == days(tool, "all"));
}

TEST_CASE("a zone is the name of a time zone or an offset") {
  CHECK(parse_zone("+05:45")({}) == 345min);
  CHECK(parse_zone("Z")({}) == 0min);
  const Zone london = parse_zone("Europe/London");
  CHECK(london(parse_rfc3339("2026-03-29T00:59:59Z")->utc) == 0min);
  CHECK(london(parse_rfc3339("2026-03-29T01:00:00Z")->utc) == 60min);
  CHECK(london(parse_rfc3339("1970-01-01T00:00:00Z")->utc) == 60min);  // Britain kept summer time all year then
  CHECK(london(parse_rfc3339("2060-07-01T00:00:00Z")->utc) == 60min);
  for (const char* wrong : {"", "Mars/Base", "../../etc/passwd", "/etc/passwd", "+25:00", "05:45"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(parse_zone(wrong), ValueError);
  }
}
