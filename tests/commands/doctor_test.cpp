#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/file/rescue.h"
#include "store/store.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

/// The findings of doctor about one subject, a line each.
std::vector<std::string> said_of(Tool& tool, const std::string& what, const std::vector<std::string>& words = {}) {
  std::vector<std::string> all = {"doctor", "--json"};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<std::string> found;
  for (const Json& finding : tool.run(all).json()) {
    if (finding["what"] == what)
      found.push_back((finding["wrong"].get<bool>() ? "wrong: " : "") + finding["said"].get<std::string>());
  }
  return found;
}

using Lines = std::vector<std::string>;

/// Leaves a session only in a rescue file next to the log. Returns the file.
fs::path lose(Tool& tool) {
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  const SessionRecord record = Store(tool.log(), Store::Access::read).read(1).value();
  const std::vector<fs::path> places = {tool.home / "nowhere", tool.log().parent_path()};
  fs::path file = write_rescue(places, tool.log(), record).value();
  for (const char* beside : {"", "-wal", "-shm"}) fs::remove(tool.log().string() + beside);
  tool.run({"log", "--right", "7", "--at", "3h ago"});
  return file;
}

/// Leaves more of the only session in a rescue file than is in the log. Returns the file.
fs::path rescued_with_more(Tool& tool) {
  SessionRecord record = Store(tool.log(), Store::Access::read).read(1).value();
  record.data.lasted = std::chrono::minutes{8};
  const std::vector<fs::path> places = {tool.home / "nowhere", tool.log().parent_path()};
  return write_rescue(places, tool.log(), record).value();
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void write_sql(const Tool& tool, const char* sql) {
  SQLite::Database log(tool.log().string(), SQLite::OPEN_READWRITE);
  log.exec("PRAGMA foreign_keys = OFF");
  log.exec(sql);
}

}  // namespace

TEST_CASE("doctor checks the log, and finds nothing wrong if it is sound or does not exist yet") {
  Tool tool;
  CHECK(said_of(tool, "log") == Lines{"The log " + tool.log().string() + " does not exist."});
  CHECK(said_of(tool, "mended", {"--fix"}).empty());
  CHECK_FALSE(fs::exists(tool.log()));
  tool.home.write(".local/share/dropwise/log.db", "");
  CHECK(said_of(tool, "log") == Lines{"The log " + tool.log().string() + " does not exist."});
  fs::remove_all(tool.log().parent_path());
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  CHECK(said_of(tool, "log") == Lines{"1 session; the file is intact."});
  CHECK(said_of(tool, "rights") == Lines{"Only you can read or write the log."});
  CHECK(said_of(tool, "sessions").empty());
  CHECK(said_of(tool, "rescued").empty());
  CHECK(said_of(tool, "mended", {"--fix"}).empty());
  CHECK_FALSE(fs::exists(tool.log().parent_path() / "backups"));
}

TEST_CASE("doctor says whether the log can be written, and where a backup of a missing log is") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  CHECK(said_of(tool, "room") == Lines{"There is enough disk space, and the log can be written to."});
  tool.run({"backup"});
  fs::remove(tool.log());
  CHECK(said_of(tool, "log") == Lines{"wrong: The log " + tool.log().string() + " does not exist."});
  const std::string hint = tool.run({"doctor", "--json"}).json()[0]["hint"];
  CHECK(hint.ends_with("`dropwise restore --from " +
                       (tool.log().parent_path() / "backups/log-2026-11-20-060000.db").string() +
                       "` brings back the newest copy."));
}

TEST_CASE("no new log is created next to leftover files of a missing one") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  fs::remove(tool.log());
  tool.home.write(".local/share/dropwise/log.db-wal", "what was written last");
  const Ran ran = tool.run({"log", "--left", "6"});
  CHECK(ran.exit == 4);
  CHECK(ran.err.find("is missing, but part of it is still in `" + tool.log().string() + "-wal`\nPut the log back.") !=
        std::string::npos);
  CHECK_FALSE(fs::exists(tool.log()));
}

TEST_CASE("doctor lists overlapping sessions, at most five pairs") {
  Tool tool;
  for (int i = 0; i < 8; ++i) tool.run({"log", "--left-time", "30m", "--at", "yesterday 06:00"});
  CHECK(said_of(tool, "sessions") ==
        Lines{"wrong: Sessions that overlap: 1 with 2, 1 with 3, 1 with 4, 1 with 5, 1 with 6 and 2 more."});
}

TEST_CASE("doctor --fix makes the log and its folder private to their owner") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const fs::path folder = tool.log().parent_path();
  fs::permissions(tool.log(), fs::perms(0644));
  fs::permissions(folder, fs::perms(0755));
  CHECK(said_of(tool, "rights") == Lines{"wrong: Other users can read or write " + tool.log().string() + "."});
  const Lines mended = said_of(tool, "mended", {"--fix"});
  CHECK(mended.front() == "Now only you can read or write " + tool.log().string() + ".");
  CHECK(mended.back() == "Now only you can read or write " + folder.string() + ".");
  CHECK(fs::status(tool.log()).permissions() == fs::perms(0600));
  CHECK(fs::status(folder).permissions() == fs::perms(0700));
  CHECK(said_of(tool, "rights") == Lines{"Only you can read or write the log."});
}

TEST_CASE("doctor finds rescued sessions, and --fix imports them") {
  Tool tool;
  const std::string file = lose(tool).string();
  CHECK(said_of(tool, "rescued") == Lines{"wrong: The log does not contain all of the session in " + file + "."});
  CHECK(
      said_of(tool, "mended", {"--fix"}) ==
      Lines{"Copied the log to " + (tool.log().parent_path() / "backups/log-2026-11-20-060000.db").string() + " first.",
            "Imported 1 session from rescue files; `dropwise undo` undoes that."});
  CHECK(said_of(tool, "rescued") == Lines{"The session in " + file + " is in the log."});
  CHECK(fs::exists(file));
  CHECK(tool.run({"show", "last", "--json"}).json()["left"]["volume_ml"] == 5);
  CHECK(said_of(tool, "mended", {"--fix"}).empty());
  tool.run({"undo"});
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
}

TEST_CASE("doctor does not call a rescue file needless if the log has less of a deleted session") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const fs::path file = rescued_with_more(tool);
  tool.run({"delete", "1"});
  CHECK(said_of(tool, "rescued") == Lines{"wrong: The session in " + file.string() +
                                          " was deleted from the log, which has less of it than the file."});
}

TEST_CASE("doctor --fix changes nothing that is not a log") {
  Tool tool;
  const fs::path folder = tool.home / "shared", file = tool.home.write("note.txt", "hers");
  fs::create_directory(folder);
  for (const fs::path& path : {folder, file}) {
    CAPTURE(path.string());
    fs::permissions(path, fs::perms::owner_all | fs::perms::others_read);
    tool.database = path.string();
    const Ran ran = tool.run({"doctor", "--fix"});
    CHECK(ran.exit == 1);
    CHECK(ran.out.find("private") == std::string::npos);
    CHECK(ran.out.find("more than one name") == std::string::npos);
    CHECK(fs::status(path).permissions() == (fs::perms::owner_all | fs::perms::others_read));
  }
}

TEST_CASE("doctor names a log that was replaced during a session") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const fs::path kept = tool.home.write(".local/share/dropwise/log.db.replaced", "");
  CHECK(said_of(tool, "replaced log") ==
        Lines{"wrong: The log was replaced while a session was running. What it had until then is in " + kept.string() +
              "."});
}

TEST_CASE("an unreadable rescue file does not keep a session from being resumed") {
  Tool tool;
  tool.script = {signal(std::chrono::minutes{3}, Input::Kind::hangup)};
  tool.run({"start", "kaiser", "--first", "left"});
  const SessionRecord record = *Store(tool.log(), Store::Access::read).read(1);
  const std::vector<fs::path> places = {tool.log().parent_path()};
  const fs::path file = write_rescue(places, tool.log(), record).value();
  std::ofstream(file) << "{\"uuid\":";
  CHECK(tool.run({"resume", "--finish"}).exit == 0);
  CHECK(fs::exists(file));
}

TEST_CASE("a rescue file without a readable session is reported and left as it is") {
  Tool tool;
  const fs::path file = lose(tool);
  const auto broken = tool.home.write(fs::relative(file, tool.home.path()).string(), "{\n");
  CHECK(said_of(tool, "rescued", {"--fix"}) == Lines{"wrong: " + broken.string() + " contains no readable session."});
  CHECK(read_file(broken) == "{\n");
}

TEST_CASE("doctor --fix changes only files of the log, and follows no link") {
  Tool tool;
  tool.database = (tool.home / "l").string();
  tool.run({"log", "--left", "5"});
  for (const char* name : {"letter.txt", "backups/photos.tar", "elsewhere"}) {
    const auto file = tool.home.write(name, "x");
    fs::permissions(file, fs::perms(0644));
  }
  fs::create_symlink(tool.home / "elsewhere", tool.home / "l.live");
  fs::permissions(tool.home / "l", fs::perms(0644));
  tool.run({"doctor", "--fix"});
  CHECK(fs::status(tool.home / "l").permissions() == fs::perms(0600));
  for (const char* name : {"letter.txt", "backups/photos.tar", "elsewhere"})
    CHECK(fs::status(tool.home / name).permissions() == fs::perms(0644));
}

TEST_CASE("doctor reports rescued sessions even if the log is missing") {
  Tool tool;
  const std::string file = lose(tool).string();
  for (const char* beside : {"", "-wal", "-shm"}) fs::remove(tool.log().string() + beside);
  CHECK(said_of(tool, "log") == Lines{"wrong: The log " + tool.log().string() + " does not exist."});
  CHECK(said_of(tool, "rescued") == Lines{"wrong: The log does not contain all of the session in " + file + "."});
  CHECK(tool.run({"doctor"}).exit == 1);
}

TEST_CASE("a session rescued from one log is not imported into another") {
  Tool tool;
  lose(tool);
  tool.database = (tool.log().parent_path() / "other.db").string();
  tool.run({"log", "--left", "1"});
  CHECK(said_of(tool, "rescued", {"--fix"}).empty());
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
}

TEST_CASE("doctor reports orphan rows, invalid values and a damaged file, which cannot be backed up") {
  Tool tool;
  tool.run({"log", "--left", "5", "--at", "20m ago"});
  write_sql(tool, "INSERT INTO event VALUES (99, 0, 'paused', 0, 0, 'none', 'none', 0, '')");
  CHECK(holds(tool.run({"doctor"}).out, "1 row belongs to a session that does not exist."));
  write_sql(tool, "DELETE FROM event");
  write_sql(tool, "PRAGMA ignore_check_constraints = ON; UPDATE session SET pain = 99");
  const Ran ran = tool.run({"doctor"});
  CHECK(ran.exit == 1);
  CHECK(holds(ran.out, "LOOK  log           1 session; the file is intact, but contains invalid values."));
  tool.run({"delete", "1"});
  CHECK(tool.run({"undo"}).out.starts_with("Undone: the deletion of session 1."));
  CHECK(tool.run({"amend", "1", "--pain", "3"}).exit == 0);
  write_sql(tool,
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
            "'CREATE INDEX session_by_time ON session (lasted)' WHERE name = 'session_by_time'");
  CHECK(holds(tool.run({"doctor"}).out, "LOOK  log           The file is damaged:"));
  CHECK(tool.run({"backup"}).err.starts_with("dropwise: the log `" + tool.log().string() + "` is damaged"));
}

TEST_CASE("doctor finds an enabled systemd timer from a package, or the user's own timer") {
  Tool tool;
  const std::filesystem::path on = tool.home / ".config/systemd/user/timers.target.wants";
  std::filesystem::create_directories(on);
  std::filesystem::create_symlink("/usr/lib/systemd/user/dropwise-remind.timer", on / "dropwise-remind.timer");
  CHECK(holds(tool.run({"doctor"}).out, "ok    timer         There is a systemd timer"));
  std::filesystem::remove(on / "dropwise-remind.timer");
  CHECK_FALSE(holds(tool.run({"doctor"}).out, "timer"));
  tool.home.write(".config/systemd/user/dropwise-remind.timer", "");
  CHECK(holds(tool.run({"doctor"}).out, "ok    timer         There is a systemd timer"));
  CHECK(holds(tool.run({"doctor"}).out, "LOOK  last run      `remind` has not been called yet."));
}
