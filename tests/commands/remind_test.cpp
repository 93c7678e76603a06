#include <doctest/doctest.h>

#include <fstream>

#include <sys/file.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "reminders/state.h"
#include "store/file/session_lock.h"
#include "store/store.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kDue = "Time to express, if you can: 3 h since the last session started at 06:00.\n";

/// Logs a session that begins now.
void express(Tool& tool) { tool.run({"log", "--at", "now", "--left", "3"}); }

std::filesystem::path memory_file(const Tool& tool) {
  return tool.home / (".local/state/dropwise/reminders-" + make_uuid(tool.log().string()) + ".json");
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("remind announces a due session once, and is silent otherwise") {
  Tool tool;
  CHECK(tool.run({"remind"}).out.empty());
  express(tool);
  tool.clock.pass(2h + 59min);
  CHECK(tool.run({"remind"}).out.empty());
  tool.clock.pass(1min);
  const Ran due = tool.run({"remind"});
  CHECK(due.out == kDue);
  CHECK(due.exit == 0);
  CHECK(tool.run({"remind"}).out.empty());
  tool.clock.pass(2h + 59min);
  CHECK(tool.run({"remind"}).out.empty());
  tool.clock.pass(1min);
  CHECK(tool.run({"remind"}).out == "Time to express, if you can: 6 h since the last session started at 06:00.\n");
  express(tool);
  CHECK(tool.run({"remind"}).out.empty());
}

TEST_CASE("remind --check, --why and --json report without counting as a reminder") {
  Tool tool;
  CHECK(tool.run({"remind", "--check"}).exit == 1);
  express(tool);
  CHECK(tool.run({"remind", "--why", "--check"}).exit == 1);
  CHECK(tool.run({"remind", "--why"}).out ==
        "No rules are set. Dropwise uses its own: Every 3h from the start of a session.\n"
        "Last session: started 06:00 (just now).\nNothing is due yet. Next: 09:00 (every 3h).\n");
  tool.clock.pass(3h);
  CHECK(tool.run({"remind", "--check"}).out == kDue);
  CHECK(tool.run({"remind", "--check"}).exit == 0);
  const Json json = tool.run({"remind", "--json"}).json();
  CHECK(json["due"] == true);
  CHECK(json["verdict"] == "speak");
  CHECK(json["due_since"] == "2026-11-20T09:00:00+00:00");
  CHECK(json["next"] == "2026-11-20T12:00:00+00:00");
  CHECK(json["why"].size() == 3);
  CHECK_FALSE(std::filesystem::exists(memory_file(tool)));
  CHECK(tool.run({"remind"}).out == kDue);
  CHECK(tool.run({"remind", "--check"}).exit == 0);
  CHECK(tool.run({"remind", "--why"})
            .out.find("A session has been due since 09:00. You were reminded at 09:00. If no session") !=
        std::string::npos);
}

TEST_CASE("a running session silences reminders, and an interrupted one counts as the last session") {
  Tool tool;
  express(tool);
  tool.clock.pass(3h);
  tool.script = {signal(3min, Input::Kind::hangup)};
  Ran during;
  tool.script.insert(tool.script.begin(), {1min, {}, Millis{0}});
  tool.run({"start", "kaiser", "--first", "left"});
  CHECK(tool.run({"remind", "--why"}).out.find("started 09:00") != std::string::npos);
  const auto lock = SessionLock::try_acquire(tool.log());
  REQUIRE(lock);
  tool.clock.pass(5h);
  CHECK(tool.run({"remind"}).out.empty());
  CHECK(tool.run({"remind", "--why"}).out.find("A session is running, so there is no reminder.") != std::string::npos);
}

TEST_CASE("snooze postpones a reminder until it ends, and snooze 0 ends it") {
  Tool tool;
  express(tool);
  tool.clock.pass(3h);
  CHECK(tool.run({"remind"}).out == kDue);
  CHECK(tool.run({"snooze", "20m"}).out ==
        "Reminders are silent until 2026-11-20 09:20. `dropwise snooze 0` ends it.\n");
  CHECK(tool.run({"status"}).out.ends_with("Next: 09:20, snoozed until then.\n"));
  tool.clock.pass(19min);
  CHECK(tool.run({"remind"}).out.empty());
  tool.clock.pass(1min);
  CHECK(tool.run({"remind"}).out.find("3 h 20 min since") != std::string::npos);
  tool.run({"snooze", "1h"});
  CHECK(tool.run({"snooze", "0"}).out == "Reminders are as the rules say.\n");
  CHECK(tool.run({"remind", "--json"}).json()["verdict"] == "said");
  CHECK(tool.run({"snooze", "25h"}).err ==
        "dropwise: TIME: the time `25h` is longer than 24h\nExpected a time such as 10m, 9m30s, 1h5m, 45s or 12:30 "
        "(minutes:seconds); a number on its own means minutes.\n");
  CHECK(tool.run({"snooze", "soon"}).exit == 2);
  CHECK(tool.run({"snooze"}).exit == 2);
}

TEST_CASE("status shows when the next session is due, or since when it has been due") {
  Tool tool;
  express(tool);
  CHECK(tool.run({"status"}).out ==
        "Last: session 1, just now, 2026-11-20 06:00, hand, left 3 ml, right ?. Next: 09:00.\n");
  CHECK(tool.run({"status", "--json"}).json()["due"] == "2026-11-20T09:00:00+00:00");
  CHECK(tool.run({"status", "--json"}).json()["due_now"] == false);
  tool.clock.pass(4h);
  CHECK(tool.run({"status"}).out.ends_with("right ?. Due since 09:00.\n"));
  CHECK(tool.run({"status", "--json"}).json()["due_now"] == true);
  tool.config("[remind]\npreset = \"occasional\"\n");
  CHECK(tool.run({"status"}).out.ends_with("right ?.\n"));
  CHECK(tool.run({"status", "--json"}).json()["due"] == nullptr);
}

TEST_CASE("a log that cannot be read is reported once, until it can be read again") {
  Tool tool;
  express(tool);
  tool.home.write(".local/share/dropwise/log.db", "no log");
  const Ran first = tool.run({"remind"});
  CHECK(first.exit == 4);
  CHECK(first.err == "dropwise: the file `" + tool.log().string() +
                         "` is not a Dropwise log\nChoose the right file with --db. If this should be your log, "
                         "restore a backup with `dropwise restore --from FILE`. The file that is there now is kept.\n");
  const Ran second = tool.run({"remind"});
  CHECK(second.exit == 4);
  CHECK(second.err.empty());
  CHECK(tool.run({"remind", "--why"}).err == first.err);
  std::filesystem::remove(tool.log());
  CHECK(tool.run({"remind"}).exit == 0);
  tool.home.write(".local/share/dropwise/log.db", "no log");
  CHECK(tool.run({"remind"}).err == first.err);
}

TEST_CASE("an invalid configuration is reported once, with every error and its place") {
  Tool tool;
  const auto file = tool.config("[remind]\nevery = \"0\"\nquiet = \"22:00\"\n").string();
  const Ran ran = tool.run({"remind"});
  CHECK(ran.exit == 2);
  CHECK(ran.err ==
        "dropwise: the configuration has 2 problems\n" + file +
            ":2:9: every must be \"off\" or a length of time from 30m to 24h, in quotes, such as \"2h30m\"\n" + file +
            ":3:9: quiet must be \"off\" or two different times of day, such as \"22:00-06:00\"\n"
            "Fix the file, or choose another one with --config.\n");
  CHECK(tool.run({"remind"}).err.empty());
  CHECK(tool.run({"--config", file, "remind"}).err.empty());
  CHECK(tool.run({"remind"}).exit == 2);
}

TEST_CASE("remind does not migrate a log of an older version, and says what to do") {
  Tool tool;
  express(tool);
  { SQLite::Database(tool.log().string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 2"); }
  const std::string before = read_file(tool.log());
  const Ran ran = tool.run({"remind"});
  CHECK(ran.exit == 4);
  CHECK(ran.err.find("was written by an older version of Dropwise\nRun `dropwise status` once") != std::string::npos);
  CHECK(read_file(tool.log()) == before);
}

TEST_CASE("while another program checks reminders, remind is silent and snooze waits") {
  Tool tool;
  express(tool);
  tool.clock.pass(3h);
  auto memory = ReminderStateFile::open(memory_file(tool));
  REQUIRE(memory);
  CHECK(tool.run({"remind"}).out.empty());
  CHECK(tool.run({"snooze", "5m"}).exit == 4);
  tool.meanwhile = [&] { memory.reset(); };
  CHECK(tool.run({"snooze", "0"}).exit == 0);
  CHECK(tool.run({"remind"}).out == kDue);
}

TEST_CASE("invalid reminder state is ignored, and its file is private to its owner") {
  Tool tool;
  express(tool);
  tool.clock.pass(3h);
  tool.run({"remind"});
  const auto file = memory_file(tool);
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
  CHECK(std::filesystem::status(file.parent_path()).permissions() == std::filesystem::perms(0700));
  const ReminderState kept = load_reminder_state(file);
  CHECK(kept.notified_at == tool.clock.utc());
  CHECK(kept.last_run == tool.clock.utc());
  for (const char* nonsense : {"", "{", "[]", "{\"said\": 7, \"trouble\": null}", "\xff\xfe"}) {
    std::ofstream(file, std::ios::trunc) << nonsense;
    CHECK(load_reminder_state(file) == ReminderState{});
  }
  CHECK(tool.run({"remind"}).out == kDue);
}

TEST_CASE("if the reminder state cannot be saved, remind reports that instead") {
  Tool tool;
  express(tool);
  tool.clock.pass(3h);
  tool.home.write(".local/state/dropwise", "a file in the way");
  const Ran ran = tool.run({"remind"});
  CHECK(ran.exit == 4);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("cannot save the state of the reminders in `") != std::string::npos);
}

TEST_CASE("a snooze set far in the future by a wrong clock is ignored") {
  Tool tool;
  express(tool);
  tool.clock.set("2030-01-01T00:00:00Z");
  tool.run({"snooze", "1h"});
  tool.clock.set("2026-11-20T09:00:00Z");
  CHECK(tool.run({"remind"}).out == kDue);
}

TEST_CASE("an empty log file counts as an empty log") {
  Tool tool;
  tool.home.write(".local/share/dropwise/log.db", "");
  CHECK(tool.run({"remind", "--why"}).out.find("No session is recorded yet") != std::string::npos);
}

TEST_CASE("schedule and remind give the same next time, and schedule says when reminders have stopped") {
  Tool tool;
  tool.config("[remind]\nevery = \"30m\"\n");
  express(tool);
  tool.clock.pass(3h);
  tool.run({"remind"});
  tool.run({"log", "--at", "29m ago"});
  CHECK(tool.run({"remind", "--json"}).json()["next"] == "2026-11-20T09:30:00+00:00");
  CHECK(tool.run({"schedule", "--json"}).json()["slots"][0]["at"] == "2026-11-20T09:30:00+00:00");
  tool.clock.pass(73h);
  CHECK(tool.run({"schedule"}).out.find("There are no reminders until one is recorded.") != std::string::npos);
}

TEST_CASE("--notify is rejected with options that only ask") {
  Tool tool;
  for (const char* asks : {"--check", "--why", "--json", "--presets"})
    CHECK(tool.run({"remind", "--notify", asks}).exit == 2);
}

TEST_CASE("remind --why and schedule show the daily target") {
  Tool tool;
  tool.config("[remind]\ntarget = \"500ml\"\n");
  express(tool);
  tool.run({"log", "--at", "now", "--left", "3drops"});
  tool.run({"log", "--at", "now"});
  CHECK(tool.run({"remind", "--why"})
            .out.ends_with("Milk today: ~3.2 ml and an unknown amount. Your daily target: 500 ml.\n"));
  CHECK(tool.run({"schedule"}).out.find("Your daily target: 500 ml.\n") != std::string::npos);
}

TEST_CASE("schedule shows the next times, as text and as JSON") {
  Tool tool;
  tool.config("[remind]\nquiet = \"22:00-06:00\"\nevery = \"4h\"\n");
  express(tool);
  CHECK(
      tool.run({"schedule"}).out ==
      "Rules: Every 4h from the start of a session. Quiet hours: 22:00-06:00.\n\n"
      "day         time   reason\n"
      "2026-11-20  10:00  every 4h\n"
      "            14:00  every 4h\n"
      "            18:00  every 4h\n"
      "2026-11-21  06:00  every 4h, moved from 22:00\n\n"
      "The times hold if each is kept, and move with what is recorded. Your unit's or\nmidwife's plan comes first.\n");
  const Json json = tool.run({"schedule", "--days", "2", "--json"}).json();
  CHECK(json["slots"].size() == 8);
  CHECK(json["slots"][3]["at"] == "2026-11-21T06:00:00+00:00");
  CHECK(json["slots"][3]["wanted"] == "2026-11-20T22:00:00+00:00");
  for (const char* wrong : {"0", "15", "x", "1.5", "-1"}) CHECK(tool.run({"schedule", "--days", wrong}).exit == 2);
  Tool fresh;
  CHECK(fresh.run({"schedule"}).out.find("No session is recorded yet") != std::string::npos);
}

TEST_CASE("the presets are shown with their sources, and there is none for the time before birth") {
  Tool tool;
  std::istringstream words(tool.run({"remind", "--presets"}).out);
  std::string out;
  for (std::string word; words >> word;) out += word + " ";
  for (const char* part : {"nicu: ", "building: ", "established: ", "work: ", "occasional: ", "HSE Ireland",
                           "Queensland Children's", "KidsHealth", "ask about a hospital-grade pump as well",
                           "plan of your unit or midwife comes", "the time before birth"}) {
    CAPTURE(part);
    CHECK(out.find(part) != std::string::npos);
  }
  CHECK(tool.run({"remind", "--presets", "--json"}).json().size() == 5);
  const Ran antenatal = tool.run({"config", "set", "remind.preset", "antenatal"});
  CHECK(antenatal.exit == 2);
  CHECK(antenatal.err.find("there are no reminders before the birth") != std::string::npos);
}

TEST_CASE("while reminders are snoozed, --why says until when") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "3h ago"});
  tool.run({"snooze", "45m"});
  CHECK(holds(tool.run({"remind", "--why"}).out, "Snoozed until 06:45. The next reminder is at 06:45."));
}

TEST_CASE("--why mentions a snooze even if nothing is due yet") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  tool.run({"snooze", "45m"});
  CHECK(holds(tool.run({"remind", "--why"}).out, "Nothing is due yet. Next: 08:40"));
  CHECK(holds(tool.run({"remind", "--why"}).out, "Snoozed until 06:45."));
}
