#include <doctest/doctest.h>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

struct Bad {
  std::vector<std::string> words;
  int exit;
  std::string err;
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("invalid input gets a clear error, and nothing is written") {
  const std::string volume = "Expected a volume such as 12, 12ml, 0.4oz, 1tsp, 3drops, trace, 0 or unknown.\n";
  const std::string time =
      "Expected a time such as 10m, 9m30s, 1h5m, 45s or 12:30 (minutes:seconds); a number on its own means minutes.\n";
  const std::vector<Bad> all = {
      {{"amend", "last", "--left"},
       2,
       "dropwise: --left requires a value\n`dropwise COMMAND --help` shows what the command expects.\n"},
      {{"--db"}, 2, "dropwise: --db requires a value\n`dropwise COMMAND --help` shows what the command expects.\n"},
      {{"strat"},
       2,
       "dropwise: unknown command `strat`\n`dropwise --help` shows what is available. Did you mean `start`?\n"},
      {{"start", "marmett"},
       3,
       "dropwise: unknown protocol `marmett`\n`dropwise protocols list` shows them all. Did you mean `marmet`?\n"},
      {{"log", "--left", "-5ml"}, 2, "dropwise: --left: the volume `-5ml` is negative\n" + volume},
      {{"log", "--left", "900l"}, 2, "dropwise: --left: invalid volume `900l`\n" + volume},
      {{"log", "--left", "9000ml"},
       2,
       "dropwise: --left: the volume `9000ml` is more than 5 litres\nCheck the number and its unit.\n"},
      {{"log", "--left-time", "99h"}, 2, "dropwise: --left-time: the time `99h` is longer than 24h\n" + time},
      {{"log", "--left-time", "-5m"}, 2, "dropwise: --left-time: the time `-5m` is negative\n" + time},
      {{"log", "--note", "\xff"},
       2,
       "dropwise: --note: byte 1 is not UTF-8\nExpected plain text in UTF-8, without control characters.\n"},
      {{"log", "--note", "a\x1b[2J"},
       2,
       "dropwise: --note: character 2 is a control character\nExpected plain text in UTF-8, without control "
       "characters.\n"},
      {{"log", "--at", "2026-11-20 07:00"},
       2,
       "dropwise: --at: the time 2026-11-20 07:00 is in the future\nGive a time in the past: the log only records what "
       "has already happened.\n"},
      {{"log", "--at", "2026-02-30 07:00"},
       2,
       "dropwise: --at: invalid time `2026-02-30 07:00`\nExpected a time such as now, 06:30, yesterday 22:10, "
       "\"2026-11-20 06:30\", 2026-11-20T06:30+01:00 or \"20m ago\".\n"},
      {{"log", "--at", "05:55", "--left-time", "10m"},
       2,
       "dropwise: the session would end in the future\nGive an earlier --at, or shorter times.\n"},
      {{"log", "--pain", "11"},
       2,
       "dropwise: --pain: invalid pain level `11`\nExpected a whole number from 0 (no pain) to 10.\n"},
      {{"log", "--kind", "gold"},
       2,
       "dropwise: --kind: invalid value `gold`\nExpected one of colostrum, milk, unknown.\n"},
      {{"log", "--method", "foot"}, 2, "dropwise: --method: invalid value `foot`\nExpected one of hand, pump, both.\n"},
      {{"start", "--first", "up"}, 2, "dropwise: --first: invalid value `up`\nExpected one of left, right, auto.\n"},
      {{"start", "gstt", "--mode", "little"}, 2, "dropwise: --mode: gstt has no modes\nLeave out --mode.\n"},
      {{"start", "kaiser", "--mode", "little"},
       2,
       "dropwise: --mode: kaiser has no mode `little`\nIts modes: relief.\n"},
      {{"plan", "kaiser", "--mode", "antenatal"},
       2,
       "dropwise: --mode: kaiser has no mode `antenatal`\nIts modes: relief.\n"},
      {{"start", "lll", "--mode", "antenatal", "--agreed", "--weeks", "30"},
       2,
       "dropwise: --weeks 30: before the birth, expressing doesn't begin until 36 weeks\nSources: 36 weeks: "
       "Breastfeeding "
       "Network, Cambridge University Hospitals, Dudley; 37 weeks, if advised: Guy's and St Thomas'. Ask your "
       "midwife "
       "or doctor.\n"},
      {{"plan", "lll", "--mode", "antenatal", "--agreed", "--weeks", "many"},
       2,
       "dropwise: --weeks: invalid value `many`\nExpected whole weeks of pregnancy, such as 37.\n"},
      {{"start", "lll", "--mode", "antenatal", "--agreed", "--method", "both"},
       2,
       "dropwise: --method: before the birth, express only by hand, without a pump (a guideline, read in a "
       "copy)\nLeave out "
       "--method.\n"},
      {{"start", "lll", "--agreed"},
       2,
       "dropwise: --agreed and --weeks require --mode antenatal\nLeave them out, or add --mode antenatal.\n"},
      {{"choose"},
       2,
       "dropwise: no situation was given, and there's no way to press a key here\nChoose one: neonatal, first-days, "
       "hard-breast, "
       "more-milk, away, pregnant. `dropwise choose --json` describes them.\n"},
      {{"choose", "first-day"},
       3,
       "dropwise: unknown situation `first-day`\nExpected one of neonatal, first-days, hard-breast, more-milk, away, "
       "pregnant. Did you mean `first-days`?\n"},
      {{"choose", "away", "--mode", "little"},
       2,
       "dropwise: --mode: kaiser has no mode `little`\nIts modes: relief.\n"},
      {{"config", "set", "report.born", "2026-11-21 06:30"},
       2,
       "dropwise: report.born: 2026-11-21 06:30 is in the future\nGive the time of the birth. Before the birth, leave "
       "report.born unset.\n"},
      {{"log", "--left", "1", "--by", "a\tb"},
       2,
       "dropwise: --by: the name contains line breaks or tabs\nRemove them.\n"},
      {{"start", "marmet", "--mode", "litle"},
       2,
       "dropwise: --mode: marmet has no mode `litle`\nIts modes: little, established. Did you mean `little`?\n"},
      {{"start", "marmet", "--view", "huge"},
       2,
       "dropwise: --view: invalid value `huge`\nExpected one of auto, big, line, plain, json.\n"},
      {{"start", "gstt", "--cap", "0"},
       2,
       "dropwise: --cap: the limit must be longer than 0\nExpected a time such as 10m.\n"},
      {{"rehearse", "gstt", "--speed", "0"},
       2,
       "dropwise: --speed: invalid speed `0`\nExpected a number from 1 (real time) to 100000.\n"},
      {{"show"},
       3,
       "dropwise: there is no session yet\n`dropwise start` begins one; `dropwise log` enters a past one.\n"},
      {{"show", "7"},
       3,
       "dropwise: there is no session 7\nGive an id, `last`, or @2 for the second newest; "
       "`dropwise list` shows the sessions.\n"},
      {{"show", "@0"},
       2,
       "dropwise: invalid session `@0`\nGive an id, `last`, or @2 for the second newest; "
       "`dropwise list` shows the sessions.\n"},
      {{"amend"}, 2, "dropwise: no changes were given\n`dropwise amend --help` shows what you can change.\n"},
      {{"list", "someday"},
       2,
       "dropwise: RANGE: invalid range `someday`\nExpected today, yesterday, week, month, 7d, all, or dates such as "
       "2026-11, "
       "2026-11-20 or 2026-11-01..2026-11-14.\n"},
      {{"list", "today", "too"},
       2,
       "dropwise: unexpected argument `too`\n`dropwise list --help` shows what is available. Put a value with "
       "spaces in quotes.\n"},
      {{"list", "--jsn"},
       2,
       "dropwise: unknown option `--jsn`\n`dropwise list --help` shows what is available. Did you mean `--json`?\n"},
      {{"protocols", "lst"},
       2,
       "dropwise: unknown command `lst`\n`dropwise protocols --help` shows what is available. Did you mean `list`?\n"},
      {{"protocols"},
       2,
       "dropwise: `dropwise protocols` requires a subcommand\n`dropwise protocols --help` lists them.\n"},
      {{"log", "--at", "6:30am"},
       2,
       "dropwise: --at: invalid time `6:30am`\nExpected a time such as now, 06:30, yesterday 22:10, \"2026-11-20 "
       "06:30\", "
       "2026-11-20T06:30+01:00 or \"20m ago\".\n"},
      {{"config", "set", "unit", "OZ"},
       2,
       "dropwise: unit: invalid value \"OZ\"\nExpected one of \"ml\", \"oz\", \"tsp\". The configuration was not "
       "changed.\n"},
      {{"--color", "blue", "list"}, 2, "dropwise: --color: invalid value `blue`\nExpected auto, always or never.\n"},
      {{"log"},
       2,
       "dropwise: no details of the session were given\n`dropwise list` shows the log; `dropwise log --left 12` enters "
       "a "
       "session.\n"},
      {{"list", "log"},
       2,
       "dropwise: RANGE: invalid range `log`\nExpected today, yesterday, week, month, 7d, all, or dates such as "
       "2026-11, "
       "2026-11-20 or 2026-11-01..2026-11-14.\n"},
      {{"foo", "log"}, 2, "dropwise: unknown command `foo`\n`dropwise --help` shows what is available.\n"},
      {{"start", "kaiser", "--only", "left", "--first", "right"},
       2,
       "dropwise: --only and --first name different breasts\nLeave out one of them.\n"},
      {{"protocols", "new", "kaiser"},
       2,
       "dropwise: `kaiser` is a built-in protocol, and yours would replace it\nChoose another id, or start from a copy "
       "of the "
       "built-in one: --from kaiser.\n"},
      {{"list", "a\x1b[2J"},
       2,
       "dropwise: RANGE: invalid range `a\xEF\xBF\xBD[2j`\nExpected today, yesterday, week, month, 7d, all, or dates "
       "such as 2026-11, 2026-11-20 or 2026-11-01..2026-11-14.\n"},
      {{"log", "--left", "\x1b]0;x\x07"},
       2,
       "dropwise: --left: invalid volume `\xEF\xBF\xBD]0;x\xEF\xBF\xBD`\n" + volume},
      {{"log", "--at", "\x1b[2J"},
       2,
       "dropwise: --at: invalid time `\xEF\xBF\xBD[2J`\nExpected a time such as now, 06:30, yesterday 22:10, "
       "\"2026-11-20 06:30\", 2026-11-20T06:30+01:00 or \"20m ago\".\n"},
      {{"--config", "nowhere.toml", "status"},
       3,
       "dropwise: cannot find the configuration `nowhere.toml`\nChoose an existing file with --config.\n"},
      {{"resume"},
       3,
       "dropwise: there is no interrupted session, and none that you ended early in the last 30 min\n`dropwise start` "
       "begins a new one.\n"},
  };
  for (const Bad& bad : all) {
    Tool tool;
    const Ran ran = tool.run(bad.words);
    CAPTURE(bad.words.back());
    CHECK(ran.exit == bad.exit);
    CHECK(ran.err == bad.err);
    CHECK(ran.out.empty());
    CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
  }
}

TEST_CASE("errors that CLI11 finds are reported in our own words") {
  Tool tool;
  const Ran ran = tool.run({"delete"});
  CHECK(ran.exit == 2);
  CHECK(ran.err == "dropwise: missing REF\n`dropwise COMMAND --help` shows what the command expects.\n");
}

TEST_CASE("a path that is too long is an error, not a crash") {
  Tool tool;
  const std::string longest(300, 'x');
  CHECK(tool.run({"--db", tool.home.path().string() + "/" + longest + "/log.db", "log", "--left", "5"}).exit == 4);
  CHECK(tool.run({"--config", longest, "list"}).exit == 3);
  CHECK(tool.run({"protocols", "check", "/" + longest + ".toml"}).exit == 3);
}

TEST_CASE("global options may come after the command") {
  Tool tool;
  const std::string other = tool.home.path().string() + "/other.db";
  CHECK(tool.run({"log", "--left", "5", "--db", other}).exit == 0);
  CHECK(tool.run({"list", "--json", "--db", other}).json().size() == 1);
  CHECK(tool.run({"list", "--json"}).json().empty());
}

TEST_CASE("without HOME, the log must be named") {
  std::ostringstream out, err;
  const FakeClock clock;
  std::istringstream in;
  Context context(in, out, err, clock);
  const char* words[] = {"dropwise", "list"};
  CHECK(run_tool(2, words, context) == 2);
  CHECK(err.str() ==
        "dropwise: HOME is not set, so there is nowhere to keep the log\nSet HOME, or name a file with --db or "
        "DROPWISE_DB.\n");
  const Folder folder;
  context.environment.db = (folder / "log.db").string();
  CHECK(run_tool(2, words, context) == 0);
}

TEST_CASE("list shows a note with a line break on one line") {
  Tool tool;
  tool.run({"log", "--left", "5", "--note", "line one\nline two"});
  CHECK(tool.run({"list"}).out.find("line one line two") != std::string::npos);
}

TEST_CASE("an unknown value is rejected with the known ones") {
  Tool tool;
  CHECK(tool.run({"export", "--format", "xml"}).err ==
        "dropwise: --format: invalid value `xml`\nExpected one of ndjson, csv.\n");
  CHECK(tool.run({"import", "-", "--unit", "l"}).err ==
        "dropwise: --unit: invalid value `l`\nExpected one of ml, oz. Did you mean `ml`?\n");
  CHECK(tool.run({"plan", "kaiser", "--target", "mean"}).err ==
        "dropwise: --target: invalid value `mean`\nExpected one of min, max.\n");
  CHECK(holds(tool.run({"start", "kaiser", "--cue", "exec"}).err, "the exec cue requires a command\nSet one"));
}
