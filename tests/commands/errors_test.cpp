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
  const std::string volume = "A volume is like 12, 12ml, 0.4oz, 1tsp, 3drops, trace, 0 or unknown.\n";
  const std::string time =
      "A time is like 10m, 9m30s, 1h5m, 45s or 12:30 (minutes:seconds); a bare number is minutes.\n";
  const std::vector<Bad> all = {
      {{"amend", "last", "--left"},
       2,
       "dropwise: --left needs a value after it\n`dropwise COMMAND --help` shows which.\n"},
      {{"--db"}, 2, "dropwise: --db needs a value after it\n`dropwise COMMAND --help` shows which.\n"},
      {{"strat"},
       2,
       "dropwise: unknown command `strat`\n`dropwise --help` shows what there is. Did you mean `start`?\n"},
      {{"start", "marmett"},
       3,
       "dropwise: there is no protocol `marmett`\n`dropwise protocols list` shows them all. Did you mean `marmet`?\n"},
      {{"log", "--left", "-5ml"}, 2, "dropwise: --left: a volume cannot be negative, as `-5ml` is\n" + volume},
      {{"log", "--left", "900l"}, 2, "dropwise: --left: `900l` is not a volume\n" + volume},
      {{"log", "--left", "9000ml"}, 2, "dropwise: --left: `9000ml` is more than 5 litres\n" + volume},
      {{"log", "--left-time", "99h"}, 2, "dropwise: --left-time: `99h` is longer than 24h\n" + time},
      {{"log", "--left-time", "-5m"}, 2, "dropwise: --left-time: a time cannot be negative, as `-5m` is\n" + time},
      {{"log", "--note", "\xff"},
       2,
       "dropwise: --note: the note is not plain text: byte 1 is not UTF-8\nWrite it in UTF-8, without control "
       "characters.\n"},
      {{"log", "--note", "a\x1b[2J"},
       2,
       "dropwise: --note: the note is not plain text: character 2 is a control character\nWrite it in UTF-8, without "
       "control characters.\n"},
      {{"log", "--at", "2026-11-20 07:00"},
       2,
       "dropwise: --at: 2026-11-20 07:00 is still to come\nThe log holds what has been: give a time that is past.\n"},
      {{"log", "--at", "2026-02-30 07:00"},
       2,
       "dropwise: --at: `2026-02-30 07:00` is not a time\nA time is like now, 06:30, yesterday 22:10, \"2026-11-20 "
       "06:30\", 2026-11-20T06:30+01:00 or \"20m ago\".\n"},
      {{"log", "--at", "05:55", "--left-time", "10m"},
       2,
       "dropwise: the session would end in the future\nGive an earlier --at, or shorter times.\n"},
      {{"log", "--pain", "11"},
       2,
       "dropwise: --pain: `11` is not a degree of pain\nSay a whole number from 0, none, to 10.\n"},
      {{"log", "--kind", "gold"},
       2,
       "dropwise: --kind: invalid value `gold`\nExpected one of colostrum, milk, unknown.\n"},
      {{"log", "--method", "foot"}, 2, "dropwise: --method: invalid value `foot`\nExpected one of hand, pump, both.\n"},
      {{"start", "--first", "up"}, 2, "dropwise: --first: invalid value `up`\nExpected one of left, right, auto.\n"},
      {{"start", "gstt", "--mode", "little"}, 2, "dropwise: --mode: gstt has no modes\nLeave out --mode.\n"},
      {{"start", "kaiser", "--mode", "little"},
       2,
       "dropwise: --mode: kaiser has no mode `little`\nIts modes are relief.\n"},
      {{"plan", "kaiser", "--mode", "antenatal"},
       2,
       "dropwise: --mode: kaiser has no mode `antenatal`\nIts modes are relief.\n"},
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
       "dropwise: --agreed and --weeks only go with --mode antenatal\nLeave them out, or add --mode antenatal.\n"},
      {{"choose"},
       2,
       "dropwise: no situation was given, and there's no way to press a key here\nChoose one: neonatal, first-days, "
       "hard-breast, "
       "more-milk, away, pregnant. `dropwise choose --json` describes them.\n"},
      {{"choose", "first-day"},
       3,
       "dropwise: there is no situation `first-day`\nChoose one: neonatal, first-days, hard-breast, more-milk, away, "
       "pregnant. Did you mean `first-days`?\n"},
      {{"choose", "away", "--mode", "little"},
       2,
       "dropwise: --mode: kaiser has no mode `little`\nIts modes are relief.\n"},
      {{"config", "set", "report.born", "2026-11-21 06:30"},
       2,
       "dropwise: report.born: 2026-11-21 06:30 is in the future\nSay when the baby was born; before the birth, leave "
       "it "
       "out.\n"},
      {{"log", "--left", "1", "--by", "a\tb"},
       2,
       "dropwise: --by: the name has line breaks or tabs\nLeave them out.\n"},
      {{"start", "marmet", "--mode", "litle"},
       2,
       "dropwise: --mode: marmet has no mode `litle`\nIts modes are little and established. Did you mean `little`?\n"},
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
       "dropwise: there is no session yet\nA session is named by its id, by `last`, or by @2 for the second newest; "
       "`dropwise list` shows them.\n"},
      {{"show", "7"},
       3,
       "dropwise: there is no session 7\nA session is named by its id, by `last`, or by @2 for the second newest; "
       "`dropwise list` shows them.\n"},
      {{"show", "@0"},
       2,
       "dropwise: `@0` names no session\nA session is named by its id, by `last`, or by @2 for the second newest; "
       "`dropwise list` shows them.\n"},
      {{"amend"}, 2, "dropwise: nothing to change was given\n`dropwise amend --help` shows what can be changed.\n"},
      {{"list", "someday"},
       2,
       "dropwise: RANGE: `someday` is not a range\nA range is like today, yesterday, week, month, 7d, all, 2026-11, "
       "2026-11-20 or 2026-11-01..2026-11-14.\n"},
      {{"list", "today", "too"},
       2,
       "dropwise: `too` is one word too many\n`dropwise list --help` shows what there is. A value with spaces needs "
       "quotes.\n"},
      {{"list", "--jsn"},
       2,
       "dropwise: unknown option `--jsn`\n`dropwise list --help` shows what there is. Did you mean `--json`?\n"},
      {{"protocols", "lst"},
       2,
       "dropwise: unknown command `lst`\n`dropwise protocols --help` shows what there is. Did you mean `list`?\n"},
      {{"protocols"},
       2,
       "dropwise: `dropwise protocols` needs a word more\n`dropwise protocols --help` shows which.\n"},
      {{"log", "--at", "6:30am"},
       2,
       "dropwise: --at: `6:30am` is not a time\nA time is like now, 06:30, yesterday 22:10, \"2026-11-20 06:30\", "
       "2026-11-20T06:30+01:00 or \"20m ago\".\n"},
      {{"config", "set", "unit", "OZ"},
       2,
       "dropwise: unit: unit is \"OZ\"; allowed are \"ml\", \"oz\", \"tsp\"\nThe configuration stays as it was.\n"},
      {{"--color", "blue", "list"}, 2, "dropwise: --color: `blue` is not known\nSay auto, always or never.\n"},
      {{"log"},
       2,
       "dropwise: nothing to log was given\n`dropwise list` shows the log; `dropwise log --left 12` enters a "
       "session.\n"},
      {{"list", "log"},
       2,
       "dropwise: RANGE: `log` is not a range\nA range is like today, yesterday, week, month, 7d, all, 2026-11, "
       "2026-11-20 or 2026-11-01..2026-11-14.\n"},
      {{"foo", "log"}, 2, "dropwise: unknown command `foo`\n`dropwise --help` shows what there is.\n"},
      {{"start", "kaiser", "--only", "left", "--first", "right"},
       2,
       "dropwise: --only and --first name different breasts\nLeave one of them out.\n"},
      {{"protocols", "new", "kaiser"},
       2,
       "dropwise: `kaiser` is a built-in protocol, and yours would replace it\nChoose another id, or start from a copy "
       "of the "
       "built-in one: --from kaiser.\n"},
      {{"list", "a\x1b[2J"},
       2,
       "dropwise: RANGE: `a\xEF\xBF\xBD[2j` is not a range\nA range is like today, yesterday, week, month, 7d, all, "
       "2026-11, 2026-11-20 or 2026-11-01..2026-11-14.\n"},
      {{"log", "--left", "\x1b]0;x\x07"},
       2,
       "dropwise: --left: `\xEF\xBF\xBD]0;x\xEF\xBF\xBD` is not a volume\n" + volume},
      {{"log", "--at", "\x1b[2J"},
       2,
       "dropwise: --at: `\xEF\xBF\xBD[2J` is not a time\nA time is like now, 06:30, yesterday 22:10, \"2026-11-20 "
       "06:30\", 2026-11-20T06:30+01:00 or \"20m ago\".\n"},
      {{"--config", "nowhere.toml", "status"},
       3,
       "dropwise: there is no configuration `nowhere.toml`\nName a file that exists with --config.\n"},
      {{"resume"}, 3, "dropwise: there is no interrupted session\n`dropwise start` begins a new one.\n"},
  };
  for (const Bad& bad : all) {
    Tool tool;
    const Ran ran = tool.run(bad.words);
    CAPTURE(bad.words.back());
    CHECK(ran.exit == bad.exit);
    CHECK(ran.err == bad.err);
    CHECK(ran.out.empty());
    CHECK(tool.run({"list"}).out == "No session here.\n");
  }
}

TEST_CASE("errors that CLI11 finds are reported in our own words") {
  Tool tool;
  const Ran ran = tool.run({"delete"});
  CHECK(ran.exit == 2);
  CHECK(ran.err == "dropwise: REF is required\n`dropwise COMMAND --help` shows which.\n");
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
        "dropwise: HOME is not set, so there is no place for the log\nSet HOME, or name a file with --db or "
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
  CHECK(holds(tool.run({"start", "kaiser", "--cue", "exec"}).err, "the cue exec has no command\nName one"));
}
