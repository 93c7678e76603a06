#include <doctest/doctest.h>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

TEST_CASE("a past session is logged with everything that is known of it") {
  Tool tool;
  tool.clock.zone = [](UtcTime) { return 345min; };
  const Ran ran = tool.run({"log",         "--at",     "06:30",        "--left", "12.5",       "--right", "3drops",
                            "--left-time", "10m",      "--right-time", "9m30s",  "--protocol", "marmet",  "--kind",
                            "milk",        "--method", "both",         "--pain", "2",          "--note",  "Zoë slept"});
  CHECK(ran.exit == 0);
  CHECK(ran.out == "Logged as session 1: 2026-11-20 06:30, marmet, left 10:00 12.5 ml, right 9:30 3 drops\n");
  CHECK(tool.run({"list"}).out ==
        "id  began             protocol  L time     left  R time    right   total  remarks\n"
        " 1  2026-11-20 06:30  marmet     10:00  12.5 ml    9:30  3 drops  ~13 ml  pain 2, Zoë slept\n");
  const Json session = tool.run({"show", "1", "--json"}).json();
  CHECK(session["started"] == "2026-11-20T06:30:00+05:45");
  CHECK(session["ended"] == "2026-11-20T06:49:30+05:45");
  CHECK(session["left"]["volume_ml"] == 12.5);
  CHECK(session["pain"] == 2);
}

TEST_CASE("without --at, a logged session has just ended") {
  Tool tool;
  tool.run({"log", "--left-time", "10m"});
  CHECK(tool.run({"show", "--json"}).json()["started"] == "2026-11-20T05:50:00+00:00");
}

TEST_CASE("amend changes only what is given") {
  Tool tool;
  tool.run({"start", "kaiser"});
  CHECK(tool.run({"amend", "--left", "12", "--right", "8"}).exit == 0);
  CHECK(tool.run({"amend", "last", "--note", "warm"}).exit == 0);
  const Json session = tool.run({"show", "@1", "--json"}).json();
  CHECK(session["left"]["volume_ml"] == 12);
  CHECK(session["note"] == "warm");
  CHECK(session["left"]["active_s"] == 600);
  CHECK(session["pending"] == false);
  CHECK(tool.run({"amend", "--left", "unknown"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["left"]["volume_ml"].is_null());
}

TEST_CASE("volumes are given for each breast or together, but not both") {
  Tool tool;
  CHECK(tool.run({"log", "--together", "20", "--left", "5"}).exit == 2);
  tool.run({"log", "--together", "20"});
  const Ran refused = tool.run({"amend", "--left", "5"});
  CHECK(refused.exit == 2);
  CHECK(refused.err ==
        "dropwise: a volume for each breast cannot be combined with a volume for both together\n"
        "Give only one of them, or add `--together unknown`.\n");
  CHECK(tool.run({"amend", "--left", "5", "--together", "unknown"}).exit == 0);
}

TEST_CASE("undo restores a deleted session, and then reverts earlier changes") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  tool.run({"amend", "--left", "6"});
  CHECK(tool.run({"delete", "1"}).out.find("`dropwise undo` brings it back.") != std::string::npos);
  CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
  CHECK(tool.run({"undo"}).out ==
        "Undone: the deletion of session 1.\nWas: not in the log\nNow: 2026-11-20 06:00, hand, left 6 ml, right ?\n"
        "To redo the change, run `dropwise redo` before you change anything else.\n");
  CHECK(tool.run({"show", "--json"}).json()["left"]["volume_ml"] == 6);
  CHECK(tool.run({"undo"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["left"]["volume_ml"] == 5);
  CHECK(tool.run({"undo"}).exit == 0);
  CHECK(tool.run({"undo"}).exit == 1);
}

TEST_CASE("status shows the last session and pending volumes, and --check exits with 1 if none is running") {
  Tool tool;
  CHECK(tool.run({"status"}).out == "No session yet.\n");
  CHECK(tool.run({"status", "--check"}).exit == 1);
  tool.run({"log", "--at", "20m ago", "--left", "5"});
  tool.run({"log", "--at", "10m ago"});
  CHECK(
      tool.run({"status"}).out ==
      "Last: session 2, 10 min ago, 2026-11-20 05:50, hand, left ?, right ?. An amount is missing in 1 session. Next: "
      "08:50.\n");
  const Json status = tool.run({"status", "--json"}).json();
  CHECK(status["running"] == false);
  CHECK(status["pending"] == 1);
  CHECK(status["session"]["id"] == 2);
}

TEST_CASE("list shows the newest twenty sessions, a range, or a given number") {
  Tool tool;
  for (int i = 0; i < 25; ++i) {
    tool.clock.pass(1h);
    tool.run({"log", "--left", "1"});
  }
  CHECK(tool.run({"list", "--json"}).json().size() == 20);
  CHECK(tool.run({"list", "all", "--json"}).json().size() == 25);
  CHECK(tool.run({"list", "today", "--json"}).json().size() == 8);
  CHECK(tool.run({"list", "all", "--limit", "3", "--json"}).json().back()["id"] == 25);
  CHECK(tool.run({"list"}).out.find("The newest") == std::string::npos);  // in a pipe
  tool.columns = 80;
  CHECK(tool.run({"list"}).out.ends_with("The newest 20 sessions; `dropwise list all` lists all.\n"));
  CHECK(tool.run({"list", "--limit", "25"}).out.find("The newest") == std::string::npos);
}

TEST_CASE("log uses the configured unit for a bare number") {
  Tool tool;
  tool.config("unit = \"oz\"\n");
  tool.run({"log", "--left", "1"});
  CHECK(tool.run({"show", "--json"}).json()["left"]["volume_ml"] == 29.574);
}

TEST_CASE("a total with an unknown part says so") {
  Tool tool;
  tool.run({"log", "--left", "6"});
  CHECK(tool.run({"show"}).says("total         6.0 ml ?"));
  tool.run({"log", "--left", "6", "--right", "trace"});
  CHECK(tool.run({"show", "@1"}).out.find("6.0 ml t") != std::string::npos);
  tool.run({"log", "--left", "6", "--right-time", "0"});
  CHECK(tool.run({"show", "@1"}).out.find("total         6.0 ml\n") != std::string::npos);
}

TEST_CASE("times, volumes and ranges are accepted in loose forms") {
  Tool tool;
  CHECK(tool.run({"log", "--at", "5:30", "--left", ".5", "--right", "Trace"}).exit == 0);
  CHECK(tool.run({"log", "--at", "2026-11-20T05:30", "--left", "3Drops"}).exit == 0);
  CHECK(tool.run({"list", "Today", "--json"}).json().size() == 2);
}

TEST_CASE("undo --list shows what undo will revert, in the same order") {
  Tool tool;
  CHECK(tool.run({"undo", "--list"}).out == "There is nothing to undo.\n");
  tool.run({"log", "--at", "20m ago", "--left", "5"});
  tool.clock.pass(1min);
  tool.run({"amend", "--right", "3"});
  tool.clock.pass(1min);
  tool.run({"delete", "1"});
  CHECK(tool.run({"undo", "--list"}).out ==
        "made              change  of         which is now\n"
        "2026-11-20 06:02  delete  session 1  not in the log\n"
        "2026-11-20 06:01  amend   session 1  not in the log\n"
        "2026-11-20 06:00  log     session 1  not in the log\n");
  const Json json = tool.run({"undo", "--list", "--json"}).json();
  CHECK(json.size() == 3);
  CHECK(json[0] == Json{{"at", "2026-11-20T06:02:00+00:00"}, {"change", "delete"}, {"sessions", {1}}, {"count", 1}});
  CHECK(tool.run({"undo"}).out.starts_with("Undone: the deletion of session 1."));
  CHECK(tool.run({"undo"}).out ==
        "Undone: the change to session 1.\nWas: 2026-11-20 05:40, hand, left 5 ml, right 3 ml\n"
        "Now: 2026-11-20 05:40, hand, left 5 ml, right ?\n"
        "To redo the change, run `dropwise redo` before you change anything else.\n");
  CHECK(tool.run({"undo", "--list"}).out.ends_with("log     session 1  2026-11-20 05:40, hand, left 5 ml, right ?\n"));
  CHECK(tool.run({"undo", "--list", "--json"}).json().size() == 1);
  Tool other;
  other.input = tool.run({"export"}).out;
  other.run({"import", "-"});
  CHECK(other.run({"undo", "--list"}).out.find("import  1 session\n") != std::string::npos);
}

TEST_CASE("amended times move the end of the session, which cannot be in the future") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  CHECK(tool.run({"amend", "--left-time", "8m", "--right-time", "7m"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["ended"] == "2026-11-20T05:55:00+00:00");
  const Ran ran = tool.run({"amend", "--left-time", "30m"});
  CHECK(ran.err == "dropwise: the session would end in the future\nGive an earlier --at, or shorter times.\n");
  tool.run({"amend", "--left-time", "unknown", "--right-time", "unknown"});
  CHECK(tool.run({"show", "--json"}).json()["ended"] == nullptr);
}

TEST_CASE("redo makes the undone change again, until something new is entered") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  tool.run({"amend", "--left", "6"});
  tool.run({"undo"});
  tool.run({"undo"});
  CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
  CHECK(tool.run({"redo"}).out ==
        "Redone: the entry of session 1.\nWas: not in the log\nNow: 2026-11-20 06:00, hand, left 5 ml, right ?\n");
  CHECK(tool.run({"redo"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["left"]["volume_ml"] == 6);
  const Ran none = tool.run({"redo"});
  CHECK(none.exit == 1);
  CHECK(none.out == "There is nothing to redo.\n");
  tool.run({"undo"});
  tool.run({"amend", "--right", "3"});
  CHECK(tool.run({"redo"}).exit == 1);
}

TEST_CASE("a deleted session is listed and brought back") {
  Tool tool;
  tool.run({"log", "--left", "5", "--note", "wanted"});
  tool.run({"log", "--left", "7", "--at", "3h ago"});
  CHECK(tool.run({"restore", "last"}).err ==
        "dropwise: there are no deleted sessions\n`dropwise list --deleted` shows the deleted sessions.\n");
  tool.run({"delete", "1"});
  CHECK(tool.run({"list", "--deleted"}).out ==
        "id  began             protocol  L time  left  R time  right     total  remarks\n"
        " 1  2026-11-20 06:00  hand           ?  5 ml       ?      ?  5.0 ml ?  deleted, wanted\n");
  CHECK(tool.run({"list", "--deleted", "--json"}).json().size() == 1);
  CHECK(tool.run({"restore", "2"}).err ==
        "dropwise: session 2 has not been deleted\n`dropwise list --deleted` shows the deleted sessions.\n");
  CHECK(tool.run({"restore", "9"}).exit == 3);
  CHECK(tool.run({"restore", "@1"}).exit == 2);
  CHECK(tool.run({"restore"}).exit == 2);
  CHECK(tool.run({"restore", "1", "--from", "x"}).exit == 2);
  CHECK(tool.run({"restore", "last"}).out ==
        "Session 1 is in the log again: 2026-11-20 06:00, hand, left 5 ml, right ?\n");
  CHECK(tool.run({"show", "1", "--json"}).json()["note"] == "wanted");
  CHECK(tool.run({"undo"}).out.starts_with("Undone: the restoring of session 1. It is deleted again.\n"));
  CHECK(tool.run({"redo"}).out.starts_with("Redone: the restoring of session 1. It is in the log again.\n"));
}

TEST_CASE("a session is erased for good only with --yes, and the copies that still have it are named") {
  Tool tool;
  tool.run({"log", "--left", "5", "--note", "wanted"});
  tool.run({"backup"});
  const std::string copy = (tool.log().parent_path() / "backups/log-2026-11-20-060000.db").string();
  const Ran asked = tool.run({"delete", "1", "--for-good"});
  CHECK(asked.exit == 2);
  CHECK(asked.err ==
        "dropwise: this would erase session 1 for good: 2026-11-20 06:00, hand, left 5 ml, right ?\n"
        "Nothing can bring it back. To erase it, add --yes.\n");
  tool.run({"delete", "1"});
  CHECK(tool.run({"delete", "1", "--for-good", "--yes"}).out ==
        "Session 1 has been erased for good. Only its id and the time it began are left.\n"
        "These files still contain it; remove them if you no longer need them:\n" +
            copy + "\n");
  CHECK(tool.run({"list", "--deleted"}).out ==
        "id  began             protocol  L time  left  R time  right  total  remarks\n"
        " 1  2026-11-20 06:00  hand           ?     ?       ?      ?      ?  erased for good\n");
  CHECK(tool.run({"restore", "1"}).err ==
        "dropwise: session 1 was erased for good\nThere is nothing left to bring back.\n");
  CHECK(tool.run({"undo"}).exit == 1);
  CHECK(tool.run({"redo"}).exit == 1);
  CHECK(tool.run({"export", "--deleted"}).out.find("\"erased\":true") != std::string::npos);
  std::filesystem::remove(copy);
  CHECK(tool.run({"delete", "1", "--for-good", "--yes"}).out ==
        "Session 1 has been erased for good. Only its id and the time it began are left.\n");
}

TEST_CASE("a backup is restored, and the log as it was is kept") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const std::string copy = (tool.home / "copy.db").string();
  tool.run({"backup", copy});
  tool.run({"log", "--left", "7", "--at", "3h ago"});
  const std::string kept = (tool.log().parent_path() / "backups/log-2026-11-20-060000.db").string();
  CHECK(tool.run({"restore", "--from", copy}).out ==
        "Restored the log, which now has 1 session.\nThe previous log is kept in " + kept + ".\n");
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
  CHECK(tool.run({"restore", "--from", kept}).out.starts_with("Restored the log, which now has 2 sessions.\n"));
  CHECK(tool.run({"restore", "--from", tool.log().string()}).exit == 4);
  CHECK(tool.run({"restore", "--from", (tool.home / "none.db").string()}).exit == 3);
}
