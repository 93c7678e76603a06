#include <doctest/doctest.h>

#include <csignal>
#include <sstream>

#include <sys/stat.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/json.h"
#include "store/file/rescue.h"
#include "support/folder.h"
#include "support/process.h"
#include "support/pty.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

constexpr const char* kLong =
    "schema = 1\nid = \"long\"\nname = \"Long\"\nsource = \"a test\"\npolicy = \"flow\"\n"
    "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"2m\"\nprompts = [\"First prompt.\"]\n"
    "[[phase]]\nname = \"two\"\nkind = \"express\"\nside = \"second\"\nlength = \"2m\"\nprompts = [\"Second "
    "prompt.\"]\n";

struct Home : Folder {
  Home() { write(".config/dropwise/protocols/long.toml", kLong); }
  Finished dropwise(const std::vector<std::string>& words) const { return run(dropwise_in(path().string(), words)); }
  fs::path data() const { return *this / ".local/share/dropwise"; }
  fs::path log() const { return data() / "log.db"; }
  std::vector<fs::path> rescued() const { return rescue_files(std::vector{data()}, log()); }
};

/// A session running in a terminal. next() moves it to its second phase.
struct Led {
  explicit Led(const Home& home)
      : pty(home.path().string(), {"start", "long", "--first", "left", "--view", "line"}, 400) {
    CHECK(pty.sees("First prompt."));
    CHECK(pty.sees("1:59 to go"));
  }
  void next(const char* trouble) {
    pty.type("\x1b[C");
    CHECK(pty.sees("Second prompt."));
    CHECK(pty.sees(trouble));
    CHECK(pty.sees("1:58 to go"));
  }
  Pty pty;
};

/// Imports the file and checks that the log then has the session, finished and with both breasts.
void check_import(const Home& home, const fs::path& file) {
  const Finished taken = home.dropwise({"import", file.string()});
  CHECK(taken.exit == 0);
  const Json session = Json::parse(home.dropwise({"show", "--json"}).out);
  CHECK(session["state"] == "finished");
  CHECK(session["segments"].size() == 2);
  CHECK(session["segments"][0]["ended_by"] == "flow");
  CHECK(session["right"]["active_s"].get<double>() > 0);
}

/// Ends the session, which then cannot be saved to the log.
void end(Led& led) {
  led.pty.type("q");
  CHECK(led.pty.wait() == 4);
}

}  // namespace

TEST_CASE("if the log is deleted during a session, the session continues and is saved to a file for import") {
  const Home home;
  home.dropwise({"log", "--left", "5"});
  Led led(home);
  for (const char* name : {"log.db", "log.db-wal", "log.db-shm"}) fs::remove(home.data() / name);
  led.next("was deleted, moved or replaced. The session continues");
  const Finished other = home.dropwise({"log", "--left", "6"});
  CHECK(other.exit == 4);
  CHECK(other.err ==
        "dropwise: the log `" + home.log().string() +
            "` was deleted or moved, but a session is still running in it\nEnd that session in its terminal with q or "
            "Ctrl-C; it is kept. Then put the log back.\n");
  CHECK(!fs::exists(home.log()));
  end(led);
  const auto files = home.rescued();
  REQUIRE(files.size() == 1);
  struct stat found {};
  CHECK(::stat(files[0].c_str(), &found) == 0);
  CHECK((found.st_mode & 07777) == 0600);
  check_import(home, files[0]);
}

TEST_CASE("if the log is replaced during a session, the new log stays as it is and can import the session") {
  const Home home;
  home.dropwise({"log", "--left", "5"});
  home.dropwise({"backup", (home / "copy.db").string()});
  const std::string copy = read_file(home / "copy.db");
  Led led(home);
  fs::rename(home / "copy.db", home.log());
  led.next("was deleted, moved or replaced");
  CHECK(home.dropwise({"list"}).err.find("a session is still running in the log that was at") != std::string::npos);
  end(led);
  CHECK(read_file(home.log()) == copy);
  check_import(home, home.rescued().at(0));
  CHECK(Json::parse(home.dropwise({"list", "--json"}).out).size() == 2);
}

TEST_CASE("if no file can be written, the whole session is printed on the screen") {
  const Home home;
  Led led(home);
  fs::remove_all(home.path());
  led.next("was deleted, moved or replaced");
  end(led);
  const std::string& shown = led.pty.shown();
  CHECK(shown.find("The next line is the whole session") != std::string::npos);
  const auto from = shown.find("{\"uuid\""), to = shown.find("\n", from);
  REQUIRE(from != std::string::npos);
  check_import(home, home.write("saved.ndjson", shown.substr(from, to - from)));
}

TEST_CASE("if the log stays locked until the end, the session is saved to a file") {
  const Home home;
  Led led(home);
  {
    SQLite::Database other(home.log().string(), SQLite::OPEN_READWRITE);
    const SQLite::Transaction lock(other, SQLite::TransactionBehavior::IMMEDIATE);
    led.next("is in use by another program. The session continues");
    end(led);
  }
  const auto files = home.rescued();
  REQUIRE(files.size() == 1);
  check_import(home, files[0]);
  CHECK(Json::parse(home.dropwise({"list", "--json"}).out).size() == 1);
}

TEST_CASE("if the log cannot be written and the session is killed, what it had done is in a rescue file") {
  const Home home;
  {
    Led led(home);
    SQLite::Database other(home.log().string(), SQLite::OPEN_READWRITE);
    const SQLite::Transaction lock(other, SQLite::TransactionBehavior::IMMEDIATE);
    led.next(
        "is in use by another program. The session continues. Dropwise keeps trying to save it, and keeps it in a");
    CHECK(led.pty.sees("1:55 to go"));
    led.pty.signal(SIGKILL);
    CHECK(led.pty.wait() == 128 + SIGKILL);
  }
  const auto files = home.rescued();
  REQUIRE(files.size() == 1);
  CHECK(load_rescue(files[0]).data.lasted > std::chrono::milliseconds{1500});
  CHECK(home.dropwise({"doctor", "--fix"}).exit == 0);
  const Json session = Json::parse(home.dropwise({"show", "--json"}).out);
  CHECK(session["state"] == "interrupted");
  CHECK(session["segments"].size() == 2);
  CHECK(session["right"]["active_s"].get<double>() > 1.5);
}

TEST_CASE("if the log was locked for a while, it gets the whole session afterwards, and a message says so") {
  const Home home;
  Led led(home);
  {
    SQLite::Database other(home.log().string(), SQLite::OPEN_READWRITE);
    const SQLite::Transaction lock(other, SQLite::TransactionBehavior::IMMEDIATE);
    led.next("is in use by another program");
  }
  CHECK(led.pty.sees("The log can be written to again; nothing is missing from the session."));
  led.pty.type("q");
  CHECK(led.pty.sees("Saved as session 1"));
  for (const char* question : {"How much from the left breast", "How much from the right breast"}) {
    CHECK(led.pty.sees(question));
    led.pty.type("\n");
  }
  CHECK(led.pty.wait() == 0);
  CHECK(home.rescued().empty());
}

TEST_CASE("importing a rescued session keeps changes made to it in the log meanwhile") {
  const Home home;
  Led led(home);
  {
    SQLite::Database other(home.log().string(), SQLite::OPEN_READWRITE);
    const SQLite::Transaction lock(other, SQLite::TransactionBehavior::IMMEDIATE);
    led.next("is in use by another program");
    end(led);
  }
  CHECK(home.dropwise({"status"}).out.find("More of it waits in a file") == std::string::npos);
  CHECK(
      home.dropwise({"status"}).out.find("Part of it is in a rescue file: run `dropwise doctor --fix` to import it.") !=
      std::string::npos);
  const Finished refused = home.dropwise({"resume", "--finish"});
  CHECK(refused.exit == 1);
  CHECK(refused.err.find("part of session 1 is still in `" + home.rescued().at(0).string() + "`") != std::string::npos);
  CHECK(home.dropwise({"amend", "1", "--left", "12"}).exit == 0);
  CHECK(home.dropwise({"doctor"}).out.find("The log does not contain all of the session in") != std::string::npos);
  check_import(home, home.rescued().at(0));
  CHECK(Json::parse(home.dropwise({"show", "1", "--json"}).out)["left"]["volume_ml"] == 12);
  CHECK(home.dropwise({"doctor"}).out.find("LOOK  rescued") == std::string::npos);
}

TEST_CASE("a log restored after a session was killed is not mixed with leftover files of the old log") {
  const Home home;
  home.dropwise({"log", "--left", "5"});
  home.dropwise({"backup", (home / "copy.db").string()});
  {
    Led led(home);
    led.pty.signal(SIGKILL);
    CHECK(led.pty.wait() == 128 + SIGKILL);
  }
  const std::string wal = read_file(home.log().string() + "-wal");
  fs::rename(home / "copy.db", home.log());
  const Finished listed = home.dropwise({"list", "--json"});
  CHECK(Json::parse(listed.out).size() == 1);
  CHECK(listed.err.starts_with("dropwise: " + home.log().string() + ".foreign-wal holds changes that belong to"));
  CHECK(home.dropwise({"list"}).err.empty());
  CHECK(read_file(home.log().string() + ".foreign-wal") == wal);
  const Finished checked = home.dropwise({"doctor"});
  CHECK(checked.exit == 1);
  CHECK(checked.out.find("stray changes") != std::string::npos);
}

TEST_CASE("a script learns which file a session was rescued to") {
  const Home home;
  home.write(".config/dropwise/protocols/quick.toml",
             "schema = 1\nid = \"quick\"\nname = \"Quick\"\nsource = \"a test\"\npolicy = \"flow\"\n[[phase]]\n"
             "name = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"1s\"\n");
  // The event command deletes the log at the first event.
  home.write(".config/dropwise/config.toml", "exec = [\"rm\", \"-f\", \"" + home.log().string() + "\"]\n");
  const Finished ran =
      run(dropwise_in(home.path().string(), {"start", "quick", "--first", "left", "--view", "json", "--cue", "exec"}));
  CHECK(ran.exit == 4);
  std::vector<Json> events;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) events.push_back(Json::parse(line));
  CHECK(events.at(events.size() - 2)["event"] == "trouble");
  CHECK(events.back()["event"] == "rescued");
  CHECK(events.back()["file"] == home.rescued().at(0).string());
  CHECK(events.back()["session"] == nullptr);
}
