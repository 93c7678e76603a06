#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/json.h"
#include "support/folder.h"
#include "support/process.h"
#include "support/pty.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

std::string protocol(const char* id, const char* length, const char* second = nullptr) {
  return std::string("schema = 1\nid = \"") + id + "\"\nname = \"Test\"\nsource = \"a test\"\npolicy = \"flow\"\n" +
         "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"" + length +
         "\"\nprompts = [\"First prompt.\"]\n[[phase]]\nname = \"two\"\nkind = \"express\"\nside = \"second\"\nlength "
         "= \"" +
         (second ? second : length) + "\"\nprompts = [\"Second prompt.\"]\n";
}

struct Home : Folder {
  Home() {
    write(".config/dropwise/protocols/short.toml", protocol("short", "3s"));
    write(".config/dropwise/protocols/long.toml", protocol("long", "2m"));
    write(".config/dropwise/protocols/uneven.toml", protocol("uneven", "3s", "2m"));
  }
  Finished dropwise(const std::vector<std::string>& words) const { return run(dropwise_in(path().string(), words)); }
  Json last() const { return Json::parse(dropwise({"show", "--json"}).out); }
  std::string log() const { return (path() / ".local/share/dropwise/log.db").string(); }
};

}  // namespace

TEST_CASE("a second terminal watches and controls a session in the first one") {
  const Home home;
  Pty first(home.path().string(), {"start", "long", "--first", "left", "--view", "line"});
  CHECK(first.sees("First prompt."));
  Pty second(home.path().string(), {"watch", "--view", "line"});
  CHECK(second.sees("LEFT"));
  const Finished steered = home.dropwise({"ctl", "next"});
  CHECK(steered.exit == 0);
  CHECK(steered.out.find("RIGHT breast, 2:00 to go") != std::string::npos);
  CHECK(first.sees("Second prompt."));
  CHECK(second.sees("Second prompt."));
  CHECK(home.dropwise({"amend", "last", "--left", "5"}).exit == 0);
  CHECK(home.dropwise({"ctl", "finish"}).out == "Session 1 is over.\n");
  CHECK(second.sees("Saved as session 1"));
  CHECK(second.wait() == 0);
  CHECK(first.sees("How much from the right breast"));
  first.type("\n");
  CHECK(first.wait() == 0);
  CHECK(first.shown().find("How much from the left breast") == std::string::npos);
  CHECK(home.last()["left"]["volume_ml"] == 5);
}

TEST_CASE("watch says that the session was interrupted if its program is killed") {
  const Home home;
  Pty first(home.path().string(), {"start", "long", "--first", "left", "--view", "line"});
  CHECK(first.sees("1:5"));
  Pty second(home.path().string(), {"watch"});
  CHECK(second.sees("LEFT 0:"));
  first.signal(SIGKILL);
  CHECK(second.sees("Session 1 was interrupted (LEFT breast: one), after 0:"));
  CHECK(second.wait() == 1);
}

TEST_CASE("100,000 invalid requests and frequent wake signals leave a session working") {
  const Home home;
  Pty pty(home.path().string(), {"start", "uneven", "--first", "left", "--view", "json"});
  CHECK(pty.sees("First prompt."));
  {
    SQLite::Database log(home.log(), SQLite::OPEN_READWRITE, 5000);
    log.exec(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
        "INSERT INTO inbox (session, action) SELECT i % 3, CASE i % 2 WHEN 0 THEN 'rubbish' || i ELSE '' END FROM n");
  }
  const auto end = std::chrono::steady_clock::now() + 2s;
  while (std::chrono::steady_clock::now() < end) {
    pty.signal(SIGURG);
    std::this_thread::sleep_for(1ms);
  }
  CHECK(pty.sees("Second prompt."));
  CHECK(home.dropwise({"ctl", "finish"}).exit == 0);
  CHECK(pty.sees("session_finished"));
  CHECK(pty.wait() == 0);
  const Json session = home.last();
  CHECK(session["state"] == "finished");
  CHECK(session["left"]["active_s"] == 3);
  CHECK(SQLite::Database(home.log()).execAndGet("PRAGMA integrity_check").getString() == "ok");
}

TEST_CASE("sixteen watchers see a session to its end") {
  const Home home;
  Pty pty(home.path().string(), {"start", "short", "--first", "left", "--view", "plain"});
  CHECK(pty.sees("First prompt."));
  std::vector<std::unique_ptr<Pty>> watchers;  // in the view that writes least, since nobody reads them yet
  for (int i = 0; i < 16; ++i)
    watchers.push_back(
        std::make_unique<Pty>(home.path().string(), std::vector<std::string>{"watch", "--view", "line"}));
  CHECK(pty.sees("How much"));
  for (const auto& watcher : watchers) CHECK(watcher->sees("Saved as session 1"));
  CHECK(home.last()["right"]["active_s"] == 3);
}
