#include <doctest/doctest.h>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

const char* kBabyBuddy = "id,child_id,child_first_name,child_last_name,start,end,amount,notes,tags\r\n";

/// Writes a file to import, and returns its path.
std::string file(const Tool& tool, const std::string& text) { return tool.home.write("in.csv", text).string(); }

Ran import(Tool& tool, const std::string& text, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"import", file(tool, text)});
  return tool.run(options);
}

std::string line(const std::string& more, const char* uuid = "0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11") {
  return std::string(R"({"uuid":")") + uuid +
         R"(","started":"2026-11-19T06:30:00+01:00","updated":"2026-11-19T07:00:00Z")" + more + "}\n";
}

Ran rich(Tool& tool) {
  tool.clock.zone = [](UtcTime) { return 345min; };
  tool.run({"start", "kaiser"});
  tool.run({"amend", "--left", "12.5", "--right", "3drops", "--note", "=SUM(1)\n\"quoted\", Zoë"});
  tool.run({"log", "--at", "2026-11-19 22:10", "--together", "0.4oz", "--left-time", "8m", "--pain", "2", "--kind",
            "colostrum"});
  tool.run({"log", "--at", "2026-11-19 23:10", "--left", "trace", "--right", "0"});
  return tool.run({"delete", "3"});
}

}  // namespace

TEST_CASE("an export is the same to the byte as that of version 0.1.0") {
  const std::filesystem::path data = std::filesystem::path(DROPWISE_SOURCE) / "tests/data";
  Tool tool;
  tool.clock.set("2026-12-01T00:00:00Z");
  CHECK(tool.run({"import", (data / "exported_by_0_1.ndjson").string()}).exit == 0);
  CHECK(tool.run({"export", "--deleted"}).out == read_file(data / "exported_by_0_1.ndjson"));
  CHECK(tool.run({"export", "--format", "csv"}).out == read_file(data / "exported_by_0_1.csv"));
}

TEST_CASE("an export has all sessions, and an empty log imports them unchanged") {
  Tool here, there;
  rich(here);
  there.clock.set("2026-11-20T09:00:00Z");
  const Ran out = here.run({"export"});
  CHECK(out.out.find("\"id\"") == std::string::npos);
  const Ran in = import(there, out.out);
  CHECK(in.out == "Sessions: 2 added; 1 deleted.\n`dropwise undo` undoes this import.\n");
  CHECK(there.run({"export"}).out == out.out);
  CHECK(import(there, out.out).out == "Sessions: 3 already in the log.\n");
  CHECK(there.run({"undo"}).out ==
        "Undone: the import made on 2026-11-20 09:00 (3 sessions).\n"
        "To redo the change, run `dropwise redo` before you change anything else.\n");
  CHECK(there.run({"export"}).out.empty());
  CHECK(there.run({"redo"}).out == "Redone: the import made on 2026-11-20 09:00 (3 sessions).\n");
  CHECK(there.run({"export"}).out == out.out);
}

TEST_CASE("a CSV export has a row for each session, and is imported unchanged") {
  Tool here, there;
  rich(here);
  there.clock.set("2026-11-20T09:00:00Z");
  const Ran csv = here.run({"export", "--format", "csv"});
  CHECK(
      csv.out.starts_with("\xEF\xBB\xBF"
                          "date,time,protocol,mode,kind,method,left_s,left_ml,left_unit,right_s,"));
  CHECK(csv.out.find("2026-11-19,22:10,,,colostrum,hand,480,,,,,,11.829,oz-us,11.829,no,no,2,,,0,0,480,2026-11-19T22:"
                     "10:00+05:45,finished,") != std::string::npos);
  CHECK(csv.out.find("\"'=SUM(1)\n\"\"quoted\"\", Zoë\"") != std::string::npos);
  CHECK(import(there, csv.out).out.starts_with("Sessions: 2 added."));
  CHECK(there.run({"export", "--format", "csv"}).out == csv.out);
  CHECK(there.run({"show", "2", "--json"}).json()["note"] == "=SUM(1)\n\"quoted\", Zoë");
  CHECK(import(here, csv.out).out == "Sessions: 2 already in the log.\n");
  CHECK(here.run({"show", "1", "--json"}).json()["segments"].size() == 4);
}

TEST_CASE("a row changed without a newer date is reported and not imported") {
  Tool tool;
  tool.run({"log", "--left", "12"});
  std::string csv = tool.run({"export", "--format", "csv"}).out;
  csv.replace(csv.find(",12,ml"), 6, ",13,ml");
  csv.replace(csv.find(",12,no"), 3, ",");  // the total
  CHECK(import(tool, csv).out ==
        "Sessions: 1 different in the log, but not older, so not changed.\nA session that is different in the file, "
        "but not "
        "newer there, does not change the log. To use the file's values, undo the earlier import with `dropwise undo`, "
        "or enter them with `dropwise amend`.\n");
  CHECK(tool.run({"show", "--json"}).json()["left"]["volume_ml"] == 12);
}

TEST_CASE("the newer version of a session wins, and a deletion counts as a version") {
  Tool a, b;
  a.run({"log", "--left", "5"});
  const std::string first = a.run({"export"}).out;
  import(b, first);
  a.clock.pass(1min);
  a.run({"amend", "--left", "6"});
  CHECK(import(b, a.run({"export"}).out).out ==
        "Session 1 no longer has: left volume 5 ml (now 6 ml)\nSessions: 1 changed.\n`dropwise undo` undoes this "
        "import.\n");
  CHECK(import(b, first).out == "Sessions: 1 newer in the log, so not changed.\n");
  a.clock.pass(1min);
  a.run({"delete", "last"});
  CHECK(import(b, a.run({"export", "--since", "now"}).out).out.starts_with("Sessions: 1 deleted."));
  CHECK(b.run({"list"}).out == "No sessions in this range.\n");
}

TEST_CASE("an import is all or nothing, and an invalid line is reported with place, value and what is allowed") {
  struct Bad {
    const char* more;
    const char* what;
    const char* hint;
  };
  for (const Bad& bad : {
           Bad{R"(,"pain":11)", "line 2, pain: invalid value `11`", "a whole number from 0 to 10"},
           {R"(,"pain":-1)", "line 2, pain: invalid value `-1`", "a whole number from 0 to 10"},
           {R"(,"left":{"volume_ml":-1})", "line 2, left.volume_ml: invalid value `-1`", "millilitres from 0 to 5000"},
           {R"(,"left":{"volume_ml":"12"})", "line 2, left.volume_ml: invalid value `12`",
            "millilitres from 0 to 5000"},
           {R"(,"left":7)", "line 2, left: invalid value `7`", "an object with `active_s` and `volume_ml`"},
           {R"(,"right":{"active_s":1e99})", "line 2, right.active_s: invalid value `1e99`",
            "a number of seconds from 0 to 36,000,000"},
           {R"(,"kind":"water")", "line 2, kind: invalid value `water`", "colostrum or milk"},
           {R"(,"state":"asleep")", "line 2, state: invalid value `asleep`",
            "running, interrupted, finished or deleted"},
           {R"(,"first_side":"both")", "line 2, first_side: invalid value `both`", "left or right"},
           {R"(,"ended":"2026-11-18T06:30:00Z")", "line 2, ended: invalid value `2026-11-18T06:30:00Z`",
            "a time no earlier than the one in `started`"},
           {R"(,"note":"a\u0007b")",
            "line 2, note: invalid value `a\xEF\xBF\xBD"
            "b`",
            "plain text, but character 2 is a control character"},
           {R"(,"plan":{})", "line 2, plan: invalid value `{}`", "a plan, as `dropwise plan --json` prints it"},
           {R"(,"left_unit":"cup","left":{})", "line 2, left_unit: invalid value `cup`",
            "ml, oz-us, oz-imp, tsp, drops or trace"},
           {"}{", "line 2: cannot read `{\"uuid\":\"", "one JSON object on each line, as `dropwise export` writes it"},
       }) {
    Tool tool;
    CAPTURE(bad.more);
    const Ran ran = import(tool, line("", "0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c12") + line(bad.more));
    CHECK(ran.exit == 2);
    CHECK(ran.err.find(bad.what) != std::string::npos);
    CHECK(ran.err.find(std::string("Expected ") + bad.hint + ". Nothing was imported; --skip-bad imports the rest.") !=
          std::string::npos);
    CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
  }
}

TEST_CASE("--skip-bad imports the rest and lists what it left out") {
  Tool tool;
  const Ran ran =
      import(tool, line(R"(,"pain":11)") + "\n" + line("", "0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c12"), {"--skip-bad"});
  CHECK(ran.exit == 0);
  CHECK(ran.out ==
        "Left out: line 1, pain: invalid value `11`. Expected a whole number from 0 to 10.\n"
        "Sessions: 1 added; 1 left out.\n`dropwise undo` undoes this import.\n");
}

TEST_CASE("a value that --skip-bad lists cannot harm a terminal") {
  Tool tool;
  std::string plan = tool.run({"plan", "lll", "--json"}).out;
  plan.pop_back();
  const Ran ran = import(tool, line(R"(,"plan":)" + plan + R"(,"events":["\u009b2J"])"), {"--skip-bad"});
  CHECK(ran.out.find("events: invalid value `\"\xEF\xBF\xBD"
                     "2J\"`") != std::string::npos);
}

TEST_CASE("an import stops after 10,000 unreadable lines, even with --skip-bad") {
  Tool tool;
  std::string file = line("");
  for (int i = 0; i < 10'001; ++i) file += "\n{}";
  const Ran ran = import(tool, file, {"--skip-bad"});
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("more than 10000 lines cannot be imported, up to line ") != std::string::npos);
  CHECK(tool.run({"list", "--json"}).json().empty());
}

TEST_CASE("a dry run shows what would be imported, and imports nothing") {
  Tool tool;
  const Ran ran = import(tool, line(R"(,"left":{"volume_ml":12})"), {"--dry-run"});
  CHECK(ran.out ==
        "Line 1 adds: 2026-11-19 06:30, hand, left 12 ml, right ?\nWithout --dry-run, this would be the result: 1 "
        "added.\n");
  CHECK_FALSE(std::filesystem::exists(tool.log()));
  CHECK(import(tool, line(""), {"--dry-run", "--json"}).json()["added"] == 1);
}

TEST_CASE("a line needs only the required keys, and unknown keys are ignored") {
  Tool tool;
  import(
      tool,
      line(
          R"(,"left":{"volume_ml":0.15,"estimate":true},"right":{"trace":true},"ended":"2026-11-19T07:00:00+01:00","new":1)"));
  CHECK(tool.run({"list"}).out.find("3 drops") != std::string::npos);
  CHECK(tool.run({"list"}).out.find("trace") != std::string::npos);
  CHECK(tool.run({"show", "--json"}).json()["ended"] == "2026-11-19T07:00:00+01:00");
}

TEST_CASE("import reads standard input") {
  Tool tool;
  tool.input = line("");
  CHECK(tool.run({"import", "-"}).out.starts_with("Sessions: 1 added."));
}

TEST_CASE("Baby Buddy's pumping export needs --zone and --unit, which the file lacks") {
  Tool tool;
  const std::string rows =
      std::string(kBabyBuddy) +
      "7,1,Ada,L,2026-11-19 06:30:00,2026-11-19 06:50:00,60.5,\"said \"\"hm\"\",\r\ntwice\",\"night,calm\"\r\n"
      "8,1,Ada,L,2026-11-19 09:30:00,2026-11-19 09:50:00,,,\r\n";
  CHECK(import(tool, rows).err == "dropwise: " + (tool.home / "in.csv").string() +
                                      ": Baby Buddy's pumping export does not say which time zone its times are "
                                      "in\nSet the time zone with --zone, for example "
                                      "--zone Europe/London.\n");
  CHECK(import(tool, rows, {"--zone", "Asia/Kathmandu"}).err.find("which unit its amounts are in") !=
        std::string::npos);
  CHECK(import(tool, rows, {"--zone", "Asia/Kathmandu", "--unit", "ml"}).out.starts_with("Sessions: 2 added."));
  const Json first = tool.run({"show", "@2", "--json"}).json();
  CHECK(first["started"] == "2026-11-19T06:30:00+05:45");
  CHECK(first["ended"] == "2026-11-19T06:50:00+05:45");
  CHECK(first["together_ml"] == 60.5);
  CHECK(first["method"] == "pump");
  CHECK(first["note"] == "said \"hm\",\ntwice\nnight,calm");
  CHECK(tool.run({"show", "last", "--json"}).json()["pending"] == true);
  CHECK(import(tool, rows, {"--zone", "Asia/Kathmandu", "--unit", "ml"}).out == "Sessions: 2 already in the log.\n");
  tool.run({"amend", "@2", "--note", "mine"});
  CHECK(import(tool, rows, {"--zone", "Asia/Kathmandu", "--unit", "ml"}).out ==
        "Sessions: 1 already in the log; 1 newer in the log, so not changed.\n");
}

TEST_CASE("Baby Buddy's older export has a single time, and columns may be reordered or missing") {
  Tool tool;
  CHECK(import(tool, "child_id,amount,time\n1,2.5,2026-11-19 06:30:00\n", {"--zone", "+01:00", "--unit", "oz"}).exit ==
        0);
  CHECK(tool.run({"show", "--json"}).json()["together_ml"] == 73.934);
  CHECK(import(tool, "amount,end,start\n9,2026-11-18 06:50:00,2026-11-18 06:30:00\n",
               {"--zone", "Mars/Base", "--unit", "ml"})
            .err.find("unknown time zone `Mars/Base`") != std::string::npos);
  CHECK(import(tool, "amount,end,start\n9,2026-11-18 06:50:00,2026-11-18 06:30:00\n",
               {"--zone", "+00:00", "--unit", "ml"})
            .exit == 0);
}

TEST_CASE("other kinds of files are rejected, and the error names the kind") {
  Tool tool;
  const auto refused = [&](const std::string& head) {
    return import(tool, head + "\n1,2\n", {"--zone", "+00:00", "--unit", "ml"}).err;
  };
  CHECK(refused("id,child_id,start,end,duration,type,method,amount,notes,tags")
            .find("in.csv: the file is about feeds, not about expressing or pumping\n") != std::string::npos);
  CHECK(refused("id,child_id,start,end,duration,nap,notes,tags").find("is about sleep,") != std::string::npos);
  CHECK(refused("a,b").find("Dropwise does not recognise these columns: a,b\nA table of your own needs the columns "
                            "left_ml, right_ml, date "
                            "and time.") != std::string::npos);
  CHECK(refused("PK\x03\x04").find("the file is a zip archive\nUnzip it,") != std::string::npos);
  for (const std::string name :
       {"[Content_Types].xml", "xl/workbook.xml", "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"}) {
    CAPTURE(name);
    CHECK(refused("PK\x03\x04" + std::string(26, '\0') + name)
              .find("the file is a spreadsheet\nSave it as CSV in UTF-8") != std::string::npos);
  }
  CHECK(refused("\xD0\xCF\x11\xE0").find("the file is a spreadsheet\n") != std::string::npos);
  for (const std::string& text : {std::string("\xFF\xFE"
                                              "a\0",
                                              4),
                                  std::string("\xFE\xFF\0a", 4), std::string("a\0b\0", 4), std::string("\0a\0b", 4)})
    CHECK(refused(text).find("the file is text in UTF-16\nSave it as CSV in UTF-8") != std::string::npos);
  const std::string database = "SQLite format 3" + std::string(53, '\0');
  CHECK(refused(database + "DrOp")
            .find("the file is a Dropwise log or a backup of one, not an export\nTo add its "
                  "sessions to your log, run `dropwise --db FILE") != std::string::npos);
  CHECK(refused(database + "GPKG").find("the file is another program's database\n") != std::string::npos);
  CHECK(refused("SQLite format 3").find("the file is another program's database\n") != std::string::npos);
  CHECK(refused("SQL,a").find("Dropwise does not recognise these columns: SQL,a") != std::string::npos);
  CHECK(refused("[{}").find("the file is a JSON list\nPut each session on a line of its own") != std::string::npos);
  CHECK(refused("{").find("a session is spread over several lines of JSON\nPut each") != std::string::npos);
  CHECK(import(tool, "").out == "Sessions: none.\n");
  CHECK(import(tool, "", {"--from", "csv"}).err.find("in.csv: the file is empty") != std::string::npos);
  CHECK(import(tool, kBabyBuddy, {"--from", "csv"})
            .err.find("the file is Baby Buddy's pumping export, which is not the format") != std::string::npos);
  CHECK(tool.run({"import", "nowhere.csv"}).exit == 3);
  CHECK(import(tool, "", {"--from", "babybuddy"}).err.find("Did you mean `baby-buddy`?") != std::string::npos);
}

TEST_CASE("invalid rows of Baby Buddy are reported with line and column") {
  struct Bad {
    const char* row;
    const char* what;
  };
  for (const Bad& bad :
       {Bad{"1,1,A,L,2026-11-19 06:30:00,2026-11-19 06:20:00,60,,", "line 2, end: invalid value `2026-11-19 06:20:00`"},
        {"1,1,A,L,2026-02-30 06:30:00,,60,,", "line 2, start: invalid value `2026-02-30 06:30:00`"},
        {"1,1,A,L,,,60,,", "line 2, start: no value"},
        {"1,1,A,L,2026-11-19 06:30:00,,lots,,", "line 2, amount: invalid value `lots`"},
        {"1,1,A,L,2026-11-19 06:30:00,,-5,,", "line 2, amount: invalid value `-5`"},
        {"1,1,A,L,2026-11-19 06:30:00,,5001,,", "line 2, amount: invalid value `5001`"},
        {"1,1,A,L,2026-11-19 06:30:00,,5", "line 2: wrong number of cells (7)"},
        {"1,1,A,L,2026-11-19 06:30:00,,5,\x07,", "line 2, notes: "},
        {"1,1,A,L,2031-11-19 06:30:00,,5,,", "line 2, started: invalid value `2031-11-19T06:30:00+00:00`"},
        {"1,1,A,L,2026-10-25 01:30:00,,5,,", "line 2, start: invalid value `2026-10-25 01:30:00`"},
        {"1,1,A,L,2026-03-29 01:30:00,,5,,", "line 2, start: invalid value `2026-03-29 01:30:00`"}}) {
    Tool tool;
    CAPTURE(bad.row);
    const Ran ran = import(tool, std::string(kBabyBuddy) + bad.row + "\n", {"--zone", "Europe/London", "--unit", "ml"});
    CHECK(ran.exit == 2);
    CHECK(ran.err.find(bad.what) != std::string::npos);
  }
  Tool tool;
  CHECK(import(tool, std::string(kBabyBuddy) + "1,1,A,L,2026-10-25 01:30:00+01:00,,5,,\n",
               {"--zone", "Europe/London", "--unit", "ml"})
            .exit == 0);
}

TEST_CASE("the pumping sessions in Sprout Track's activity log are imported, with each side") {
  Tool tool;
  const std::string rows =
      "\"Date\",\"Time\",\"Activity Type\",\"Sub-Type\",\"Start Time\",\"End "
      "Time\",\"Duration\",\"Amount\",\"Unit\",\"Details\",\"Notes\",\"Caretaker\"\r\n"
      "\"11/18/2026\",\"11:50 PM\",\"Pump\",\"\",\"11:50 PM\",\"12:10 AM\",\"20 min\",\"L: 30, R: 25.5, Total: "
      "55.5\",\"ML\",\"\",\"late\",\"Ada\"\r\n"
      "\"11/19/2026\",\"12:30 PM\",\"Sleep\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\r\n"
      "\"11/19/2026\",\"06:30 AM\",\"Pump\",\"\",\"06:30 AM\",\"\",\"\",\"L: 1, R: 1, Total: "
      "3\",\"OZ\",\"\",\"\",\"\"\r\n"
      "\"11/19/2026\",\"12:30 AM\",\"Pump\",\"\",\"\",\"\",\"\",\"Total: 40\",\"ML\",\"\",\"\",\"\"\r\n";
  const Ran ran = import(tool, rows, {"--zone", "America/New_York"});
  CHECK(ran.out ==
        "Line 4: the total of 3 oz is not the sum of the two sides. The volumes of the sides were kept.\nSessions: 3 "
        "added; 1 of something "
        "else.\n`dropwise undo` undoes this import.\n");
  const Json first = tool.run({"show", "@3", "--json"}).json();
  CHECK(first["started"] == "2026-11-18T23:50:00-05:00");
  CHECK(first["ended"] == "2026-11-19T00:10:00-05:00");
  CHECK(first["left"]["volume_ml"] == 30);
  CHECK(first["right"]["volume_ml"] == 25.5);
  CHECK(tool.run({"show", "@2", "--json"}).json()["together_ml"] == 40);
  CHECK(tool.run({"show", "@1", "--json"}).json()["left"]["volume_ml"] == 29.574);
  CHECK(import(tool, rows, {"--zone", "America/New_York"}).out.find("3 already in the log") != std::string::npos);
}

TEST_CASE("Sprout Track's pump logs keep their ids, changes and deletions") {
  Tool tool;
  const std::string head =
      "\"notes\",\"id\",\"startTime\",\"endTime\",\"duration\",\"leftAmount\",\"rightAmount\",\"totalAmount\","
      "\"unitAbbr\",\"pumpAction\",\"updatedAt\",\"deletedAt\"\r\n";
  const std::string row =
      "\"\",\"5B1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11\",\"2026-11-19T05:30:00.000Z\",\"\",\"20\",\"30\",\"\",\"30\","
      "\"ML\",\"STORED\",\"2026-11-19T06:00:00.000Z\",\"\"\r\n";
  CHECK(import(tool, head + row, {"--zone", "Europe/Paris"}).out.starts_with("Sessions: 1 added."));
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["uuid"] == "5b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11");
  CHECK(session["started"] == "2026-11-19T06:30:00+01:00");
  CHECK(session["ended"] == "2026-11-19T06:50:00+01:00");
  CHECK(session["updated"] == "2026-11-19T06:00:00+00:00");
  CHECK(session["note"] == "STORED");
  const std::string deleted =
      "\"\",\"5b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11\",\"Thu Nov 19 2026 06:30:00 GMT+0100 (Central European Standard "
      "Time)\",\"\",\"20\",\"30\",\"\",\"30\",\"ML\",\"STORED\",\"2026-11-19T06:00:00.000Z\",\"2026-11-19T08:00:00."
      "000Z\"\r\n";
  CHECK(import(tool, head + deleted, {"--zone", "Europe/Paris"}).out.starts_with("Sessions: 1 deleted."));
  CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
}

TEST_CASE("a corrected row of Baby Buddy is recognized as the same session and reported") {
  Tool tool;
  const std::vector<std::string> options = {"--zone", "+00:00", "--unit", "ml"};
  import(tool, std::string(kBabyBuddy) + "7,1,A,L,2026-11-19 06:30:00,2026-11-19 06:50:00,60,,\n", options);
  const Ran ran =
      import(tool, std::string(kBabyBuddy) + "7,1,A,L,2026-11-19 06:30:00,2026-11-19 06:50:00,70,,\n", options);
  CHECK(ran.out.starts_with("Sessions: 1 different in the log, but not older, so not changed.\n"));
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
}

TEST_CASE("rows written by hand need a date, a time and a zone") {
  Tool tool;
  const std::string rows = "date,time,left_ml,right_ml,note\n2026-11-19,06:30,12,8,paper\n2026-11-19,09:30,,trace,\n";
  CHECK(import(tool, rows)
            .err.find("Dropwise CSV does not say which time zone its times are in\nSet the time zone with --zone, for "
                      "example") != std::string::npos);
  CHECK(import(tool, rows, {"--zone", "Europe/Paris", "--skip-bad"})
            .out.find("line 3, right_ml: invalid value `trace`") != std::string::npos);
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["started"] == "2026-11-19T06:30:00+01:00");
  CHECK(session["right"]["volume_ml"] == 8);
  CHECK(import(tool, rows, {"--zone", "Europe/Paris", "--skip-bad"}).out.find("1 already in the log") !=
        std::string::npos);
}

TEST_CASE("a row with more than a litre from one breast is refused unless it is confirmed") {
  Tool tool;
  const std::string head = "date,time,left_ml,right_ml,total_ml\n";
  const auto file = tool.home.write("sheet.csv", head + "2026-11-19,06:30,12,1479,1491\n");
  const Ran refused = tool.run({"import", file.string(), "--zone", "UTC"});
  CHECK(refused.exit == 2);
  CHECK(refused.err == "dropwise: " + file.string() +
                           ": line 2, right: invalid value `1479 ml`\n"
                           "That is more than 1 litre from one breast. Check the number, its decimal separator "
                           "and the unit. If they "
                           "are right, add --yes. Nothing was imported; --skip-bad imports the rest.\n");
  CHECK(tool.run({"import", file.string(), "--zone", "UTC", "--yes"}).out.starts_with("Sessions: 1 added."));
  const auto litre = tool.home.write("litre.csv", head + "2026-11-18,06:30,1000,,\n");
  CHECK(tool.run({"import", litre.string(), "--zone", "UTC"}).exit == 0);
  const std::string lines = tool.run({"export"}).out;
  Tool other;
  CHECK(other.run({"import", other.home.write("log.ndjson", lines).string()}).out.starts_with("Sessions: 2 added."));
}

TEST_CASE("--unit is refused for a file that gives the unit of each amount") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const auto lines = tool.home.write("log.ndjson", tool.run({"export"}).out);
  const auto table = tool.home.write("log.csv", tool.run({"export", "--format", "csv"}).out);
  CHECK(tool.run({"import", table.string(), "--unit", "oz"}).err ==
        "dropwise: " + table.string() +
            ": Dropwise CSV already gives the unit of each amount\n"
            "Leave out --unit. To correct an amount afterwards, use `dropwise amend`.\n");
  CHECK(tool.run({"import", lines.string(), "--unit", "ml"}).exit == 2);
  CHECK(tool.run({"import", lines.string()}).exit == 0);
}

TEST_CASE("a dry run reports every invalid line, and exits like the import") {
  Tool tool;
  const Ran ran = import(tool, line(R"(,"pain":11)") + line(R"(,"pain":12)"), {"--dry-run"});
  CHECK(ran.exit == 2);
  CHECK(ran.out.find("line 1, pain: invalid value `11`") != std::string::npos);
  CHECK(ran.out.find("line 2, pain: invalid value `12`") != std::string::npos);
  CHECK(import(tool, line(""), {"--from", "csv"}).err.find("the file is Dropwise NDJSON, which is not") !=
        std::string::npos);
  CHECK(tool.run({"import", tool.home.path().string()}).err.find("is a folder\n") != std::string::npos);
}

TEST_CASE("hostile lines are rejected, however deep, long or far in the future") {
  Tool tool;
  const std::string deep(1'000'000, '[');
  CHECK(import(tool, "{\"uuid\":" + deep).err.find("nested at most 32 levels deep") != std::string::npos);
  CHECK(import(tool, line(R"(,"plan":)" + std::string(40, '[') + std::string(40, ']'))).exit == 2);
  CHECK(import(tool, line(R"(,"ended":"2099-11-19T06:30:00Z")")).err.find("lasted: invalid value `") !=
        std::string::npos);
  const std::string ahead =
      R"({"uuid":"0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11","started":"2026-11-19T06:30:00Z","updated":"9999-12-31T23:59:59-05:00"})";
  CHECK(import(tool, ahead).err.find("updated: invalid value `") != std::string::npos);
  CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
  CHECK(import(tool, "\xEF\xBB\xBF" + line("")).exit == 0);
}

TEST_CASE("a session during which the clock was far ahead is imported with --yes, and can be amended") {
  Tool tool;
  const auto file = tool.home.write(
      "rescue.ndjson",
      R"({"uuid":"0b1e1a52-5f0b-4f43-9a53-7d4f1e9a6c11","started":"2190-11-19T06:30:00Z","updated":"2190-11-19T07:00:00Z","note":"kept"})"
      "\n");
  const Ran refused = tool.run({"import", file.string()});
  CHECK(refused.exit == 2);
  CHECK(refused.err.find("--yes accepts it.") != std::string::npos);
  CHECK(tool.run({"import", file.string(), "--yes"}).out.starts_with("Sessions: 1 added."));
  CHECK(tool.run({"amend", "1", "--at", "2026-11-20 05:00"}).exit == 0);
  CHECK(tool.run({"show", "1"}).says("kept"));
  tool.clock.pass(1min);
  CHECK(
      tool.run({"import", file.string(), "--yes"}).out.starts_with("Sessions: 1 different in the log, but not older"));
  CHECK(tool.run({"list"}).out.find("2026-11-20 05:00") != std::string::npos);
}

TEST_CASE("an import says that it can be undone only where undo changes something") {
  Tool tool;
  Tool other;
  other.run({"start", "kaiser"});
  Json session = Json::parse(other.run({"export"}).out);
  session["state"] = "interrupted";
  CHECK(import(tool, session.dump()).out == "Sessions: 1 added.\n");
  session["updated"] = "2026-11-20T18:00:00Z";
  session["note"] = "n";
  CHECK(import(tool, session.dump()).out == "Sessions: 1 changed.\n");
  session["updated"] = "2026-11-20T19:00:00Z";
  session["state"] = "finished";
  CHECK(import(tool, session.dump()).out == "Sessions: 1 changed.\n`dropwise undo` undoes this import.\n");
}

TEST_CASE("an unfinished session without a plan is imported as finished") {
  Tool tool;
  import(tool, line(R"(,"state":"interrupted")"));
  CHECK(tool.run({"show", "--json"}).json()["state"] == "finished");
  CHECK(import(tool, line(R"(,"state":"interrupted")")).out == "Sessions: 1 already in the log.\n");
  CHECK(tool.run({"undo"}).exit == 0);
  CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
}

TEST_CASE("an estimate stays an estimate, whatever its unit") {
  Tool tool;
  import(tool, line(R"(,"left":{"volume_ml":2.5,"estimate":true},"left_unit":"ml")"));
  CHECK(tool.run({"summary", "all", "--json"}).json()["all"]["total"]["estimate"] == true);
}

TEST_CASE("a missing side is the rest of the total, and two rows in the same minute are two sessions") {
  Tool tool;
  const std::string rows =
      "Date,Time,Activity Type,Sub-Type,Start Time,End Time,Duration,Amount,Unit,Details,Notes,Caretaker\n"
      "11/19/2026,06:30 AM,Pump,,06:30 AM,06:45 AM,,\"L: 30, Total: 70\",ML,,,\n"
      "11/19/2026,06:30 AM,Pump,,06:30 AM,06:50 AM,,R: 25,ML,,,\n";
  const Ran ran = import(tool, rows, {"--zone", "+00:00"});
  CHECK(ran.out.find("Line 2: only one side is given, so the rest of the total was recorded for the other.") !=
        std::string::npos);
  CHECK(ran.out.find("2 added") != std::string::npos);
  CHECK(tool.run({"summary", "all", "--json"}).json()["all"]["right"]["volume_ml"] == 65);
}

TEST_CASE("an import names the values that it replaces") {
  Tool a, b;
  a.run({"log", "--left", "43", "--note", "on the sofa"});
  import(b, a.run({"export"}).out);
  b.run({"amend", "--right", "9"});
  a.clock.pass(1min);
  a.run({"amend", "--left", "40", "--note", ""});
  const Ran dry = import(b, a.run({"export"}).out, {"--dry-run"});
  CHECK(dry.out.find("Session 1 would lose: left volume 43 ml (now 40 ml); right volume 9 ml; note on the "
                     "sofa\n") != std::string::npos);
  const Ran ran = import(b, a.run({"export"}).out);
  CHECK(ran.out ==
        "Session 1 no longer has: left volume 43 ml (now 40 ml); right volume 9 ml; note on the sofa"
        "\nSessions: 1 changed.\n`dropwise undo` undoes this import.\n");
  b.run({"undo"});
  const Json json = Json::parse(import(b, a.run({"export"}).out, {"--json"}).out);
  CHECK(json["overwritten"][0]["id"] == 1);
  CHECK(json["overwritten"][0]["fields"]["right_ml"] == Json{{"was", "9 ml"}, {"now", ""}});
}

TEST_CASE("an export leaves the texts of deleted sessions out, and the log that has them keeps them") {
  Tool a, b;
  a.run({"log", "--left", "5", "--note", "a secret", "--by", "Nurse Kim"});
  import(b, a.run({"export"}).out);
  a.clock.pass(1min);
  a.run({"delete", "1"});
  const std::string lines = a.run({"export"}).out;
  CHECK(lines.find("secret") == std::string::npos);
  CHECK(lines.find("Kim") == std::string::npos);
  CHECK(a.run({"export", "--deleted"}).out.find("a secret") != std::string::npos);
  CHECK(a.run({"export", "--deleted", "--format", "csv"}).exit == 2);
  import(b, lines);
  CHECK(b.run({"list"}).out == "No sessions in this range.\n");
  b.run({"restore", "1"});
  CHECK(b.run({"show", "1", "--json"}).json()["note"] == "a secret");
  CHECK(import(a, lines).out == "Sessions: 1 already in the log.\n");
  a.run({"restore", "1"});
  CHECK(a.run({"show", "1", "--json"}).json()["by"] == "Nurse Kim");
}

TEST_CASE("an import tells what it erases for good, and that undo brings nothing back") {
  Tool here, there;
  for (Tool* tool : {&here, &there}) tool->clock.set("2026-11-21T06:00:00Z");
  here.run({"log", "--left", "5", "--note", "secret", "--at", "2026-11-19 10:00"});
  import(there, here.run({"export"}).out);
  here.run({"delete", "1", "--for-good", "--yes"});
  const std::string erasure = here.run({"export"}).out;
  there.run({"amend", "1", "--note", "newer"});
  CHECK(import(there, erasure, {"--dry-run"}).out.find("Line 1 erases this session for good: ") != std::string::npos);
  const Ran ran = import(there, erasure);
  CHECK(ran.out ==
        "Session 1 no longer has: left volume 5 ml; note newer\nSessions: 1 erased for good.\nThe erased sessions "
        "were erased for good in the log this file came from. Nothing can bring them back.\n");
  CHECK(there.run({"list", "--deleted"}).out.find("newer") == std::string::npos);
}

TEST_CASE("an option for the whole program with an empty value is refused") {
  Tool tool;
  for (const char* option : {"--db", "--config", "--lang"}) {
    const Ran ran = tool.run({option, "", "log", "--left", "5"});
    CHECK(ran.exit == 2);
    CHECK(ran.err.find(std::string(option) + ": the value is missing\nGive a value, or leave out " + option + ".") !=
          std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(tool.log()));
}
