#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void write_sql(const Tool& tool, const char* sql) {
  SQLite::Database log(tool.log().string(), SQLite::OPEN_READWRITE);
  log.exec("PRAGMA foreign_keys = OFF");
  log.exec(sql);
}

}  // namespace

TEST_CASE("a plan without published minutes says whose limit ends a phase, and what is said on the way") {
  Tool tool;
  const std::string plan = tool.run({"plan", "lll"}).out;
  CHECK(holds(plan, "no set time; ends after 15:00 if no key is pressed (our limit)"));
  CHECK(holds(plan, "If no key is pressed, our own limits end the session after 33:50."));
  CHECK(holds(plan, "20:00 after the start: It's 20 minutes since you began."));
  CHECK(holds(tool.run({"protocols", "show", "lll"}).out, "20m after the start: It's 20 minutes since you began."));
  CHECK(tool.run({"protocols", "show", "lll", "--json"}).json()["marks"][0]["at_s"] == 1200);
}

TEST_CASE("an amended time moves the end of the session, which does not lie ahead") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  CHECK(tool.run({"amend", "--left-time", "8m", "--right-time", "7m"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["ended"] == "2026-11-20T05:55:00+00:00");
  const Ran ran = tool.run({"amend", "--left-time", "30m"});
  CHECK(ran.err == "dropwise: the session would end in the future\nGive an earlier --at, or shorter times.\n");
  tool.run({"amend", "--left-time", "unknown", "--right-time", "unknown"});
  CHECK(tool.run({"show", "--json"}).json()["ended"] == nullptr);
}

TEST_CASE("a summary is put together by week, by month or by hour") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  CHECK(holds(tool.run({"summary", "all", "--by", "week"}).out, "week of     n"));
  CHECK(holds(tool.run({"summary", "all", "--by", "week"}).out, "2026-11-16  1"));
  CHECK(holds(tool.run({"summary", "all", "--by", "month"}).out, "2026-11  1"));
  CHECK(holds(tool.run({"summary", "all", "--by", "hour"}).out, "begun at"));
}

TEST_CASE("words that are not known are answered with those that are") {
  Tool tool;
  CHECK(tool.run({"export", "--format", "xml"}).err ==
        "dropwise: --format: invalid value `xml`\nExpected one of ndjson, csv.\n");
  CHECK(tool.run({"import", "-", "--unit", "l"}).err ==
        "dropwise: --unit: invalid value `l`\nExpected one of ml, oz. Did you mean `ml`?\n");
  CHECK(tool.run({"plan", "kaiser", "--target", "mean"}).err ==
        "dropwise: --target: invalid value `mean`\nExpected one of min, max.\n");
  CHECK(holds(tool.run({"start", "kaiser", "--cue", "exec"}).err, "the cue exec has no command\nName one"));
}

TEST_CASE("while reminders are snoozed, why says until when") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "3h ago"});
  tool.run({"snooze", "45m"});
  CHECK(holds(tool.run({"remind", "--why"}).out, "Snoozed until 06:45; what is due is said at 06:45."));
}

TEST_CASE("why says that reminders are snoozed also where nothing is due yet") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  tool.run({"snooze", "45m"});
  CHECK(holds(tool.run({"remind", "--why"}).out, "Nothing is due: the next is at 08:40"));
  CHECK(holds(tool.run({"remind", "--why"}).out, "Snoozed until 06:45."));
}

TEST_CASE("doctor tells rows that belong to nothing, and what SQLite finds damaged, of which no copy is made") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  write_sql(tool, "INSERT INTO event VALUES (99, 0, 'paused', 0, 0, 'none', 'none', 0, '')");
  CHECK(holds(tool.run({"doctor"}).out, "1 row belongs to a session that is not there."));
  write_sql(tool, "DELETE FROM event");
  write_sql(tool, "PRAGMA ignore_check_constraints = ON; UPDATE session SET pain = 99");
  const Ran ran = tool.run({"doctor"});
  CHECK(ran.exit == 1);
  CHECK(holds(ran.out, "LOOK  log           1 session; the file is whole, but holds values that a log"));
  tool.run({"delete", "1"});
  CHECK(tool.run({"undo"}).out.starts_with("Took back: delete of session 1."));
  CHECK(tool.run({"amend", "1", "--pain", "3"}).exit == 0);
  write_sql(tool,
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
            "'CREATE INDEX session_by_time ON session (lasted)' WHERE name = 'session_by_time'");
  CHECK(holds(tool.run({"doctor"}).out, "LOOK  log           The file is damaged:"));
  CHECK(tool.run({"backup"}).err.starts_with("dropwise: the log `" + tool.log().string() + "` is damaged"));
}

TEST_CASE("doctor finds the timer of systemd, one's own or that of a package that is on") {
  Tool tool;
  const std::filesystem::path on = tool.home / ".config/systemd/user/timers.target.wants";
  std::filesystem::create_directories(on);
  std::filesystem::create_symlink("/usr/lib/systemd/user/dropwise-remind.timer", on / "dropwise-remind.timer");
  CHECK(holds(tool.run({"doctor"}).out, "ok    timer         systemd has"));
  std::filesystem::remove(on / "dropwise-remind.timer");
  CHECK_FALSE(holds(tool.run({"doctor"}).out, "timer"));
  tool.home.write(".config/systemd/user/dropwise-remind.timer", "");
  CHECK(holds(tool.run({"doctor"}).out, "ok    timer         systemd has"));
  CHECK(holds(tool.run({"doctor"}).out, "LOOK  last run      `remind` was not called yet."));
}

TEST_CASE("a protocol says what its policy, its marks and its steps must be") {
  Tool tool;
  const std::string head = "schema = 1\nid = \"x\"\nname = \"X\"\nsource = \"me\"\n";
  const std::string phase = "[[phase]]\nname = \"a\"\nkind = \"express\"\nside = \"first\"\nlength = \"1m\"\n";
  const auto wrong = [&](const std::string& text) {
    tool.protocol("x.toml", text);
    return tool.run({"protocols", "check", "x"}).err;
  };
  CHECK(holds(wrong(head + phase), R"(policy is missing; allowed are "clock", "flow" and "open")"));
  const std::string marks = "[[mark]]\nat = \"5m\"\nsays = \"b\"\n[[mark]]\nat = \"2m\"\nsays = \"a\"\n";
  CHECK(holds(wrong(head + "policy = \"flow\"\n" + marks + phase), "marks must be in order of time"));
  CHECK(holds(wrong(head + "policy = \"flow\"\n[[cycle]]\ndo = \"tug\"\n" + phase), "do is \"tug\"; allowed are"));
}

TEST_CASE("a report names what the unit knows her by") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  const std::string page = tool.run({"report", "today", "--number", "A 17", "--gestation", "29+3"}).out;
  CHECK(holds(page, "A 17"));
  CHECK(holds(page, "29+3"));
}
