#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <tuple>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "support/folder.h"
#include "support/process.h"
#include "support/pty.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

constexpr const char* kShort =
    "schema = 1\nid = \"short\"\nname = \"Short\"\nsource = \"a test\"\npolicy = \"flow\"\n"
    "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nmin = \"1s\"\nmax = \"2s\"\nprompts = [\"First "
    "prompt.\"]\n"
    "[[phase]]\nname = \"two\"\nkind = \"express\"\nside = \"second\"\nmin = \"1s\"\nmax = \"2s\"\nprompts = [\"Second "
    "prompt.\"]\n";

/// The same with longer phases, so that a test can end the session early.
constexpr const char* kLong =
    "schema = 1\nid = \"long\"\nname = \"Long\"\nsource = \"a test\"\npolicy = \"flow\"\n"
    "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nmin = \"1m\"\nmax = \"2m\"\nprompts = [\"First "
    "prompt.\"]\n"
    "[[phase]]\nname = \"two\"\nkind = \"express\"\nside = \"second\"\nmin = \"1m\"\nmax = \"2m\"\nprompts = [\"Second "
    "prompt.\"]\n";

struct Home : Folder {
  Home() {
    write(".config/dropwise/protocols/short.toml", kShort);
    write(".config/dropwise/protocols/long.toml", kLong);
  }
  Json last() const { return Json::parse(run(dropwise_in(path().string(), {"show", "--json"})).out); }
};

/// A named pipe that is full and stays so.
class FullPipe {
 public:
  explicit FullPipe(const std::filesystem::path& name) {
    REQUIRE(::mkfifo(name.c_str(), 0600) == 0);
    file_ = ::open(name.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    const std::string page(4096, '.');
    while (::write(file_, page.data(), page.size()) > 0) continue;
  }
  ~FullPipe() { ::close(file_); }
  FullPipe(const FullPipe&) = delete;
  FullPipe& operator=(const FullPipe&) = delete;

 private:
  int file_ = -1;
};

}  // namespace

TEST_CASE("a session in a real terminal changes sides, is saved, asks for volumes and restores the terminal") {
  const Home home;
  Pty pty(home.path().string(), {"start", "short", "--view", "line", "--first", "left"});
  const termios before = pty.settings();
  CHECK(pty.sees("First prompt."));
  CHECK(pty.sees("Second prompt."));
  CHECK(pty.sees("Saved as session 1"));
  CHECK(pty.sees("How much from the left breast"));
  pty.type("12\n");
  CHECK(pty.sees("How much from the right breast"));
  pty.type("\n");
  CHECK(pty.wait() == 0);
  const auto& shown = pty.shown();
  CHECK(std::count(shown.begin(), shown.end(), '\a') == 1 + 2 + 3);
  CHECK(pty.settings().c_lflag == before.c_lflag);
  CHECK(pty.shown().find("\x1b[?25h") != std::string::npos);
  const Json session = home.last();
  CHECK(session["left"]["active_s"] == 2);
  CHECK(session["right"]["active_s"] == 2);
  CHECK(session["left"]["volume_ml"] == 12);
  CHECK(session["right"]["volume_ml"].is_null());
  CHECK(session["started"].get<std::string>().ends_with("+05:45"));
}

TEST_CASE("keys control a session in a real terminal") {
  const Home home;
  Pty pty(home.path().string(), {"start", "long", "--view", "line", "--first", "left"});
  CHECK(pty.sees("First prompt."));
  CHECK(pty.sees("1:59 to go"));
  pty.type("p");
  CHECK(pty.sees("PAUSED"));
  CHECK(pty.sees("  0:01  one"));
  pty.type("\x1b[C");
  CHECK(pty.sees("Carry on."));
  CHECK(pty.sees("1:58 to go"));
  pty.type("\x1b[C");
  CHECK(pty.sees("Second prompt."));
  CHECK(pty.sees("1:59 to go"));
  pty.type("qqqqq");
  CHECK(pty.sees("How much from the left breast"));
  pty.type("\n");
  CHECK(pty.sees("How much from the right breast"));
  pty.type("\n");
  CHECK(pty.wait() == 0);
  const Json session = home.last();
  CHECK(session["state"] == "finished");
  CHECK(session["segments"][1]["kind"] == "pause");
  CHECK(session["segments"][2]["ended_by"] == "flow");
  CHECK(session["segments"][3]["ended_by"] == "user");
}

TEST_CASE("Ctrl-Z stops a session under a shell, and fg brings it back, paused") {
  const Home home;
  Run shell = dropwise_in(home.path().string(), {});
  const std::string program = shell.words.front();
  shell.words = {"/bin/sh", "-c",
                 "set -m; " + program + " start long --view line --first left; echo stopped; fg; echo over"};
  Pty pty(shell, 80);
  CHECK(pty.sees("1:59 to go"));
  pty.type("\x1a");
  CHECK(pty.sees("stopped"));
  CHECK(pty.sees("PAUSED"));
  CHECK(pty.sees("  0:01  one"));  // a pause of no length would not be kept as a segment
  pty.type("p");
  CHECK(pty.sees("Carry on."));
  CHECK(pty.sees("1:57 to go"));
  pty.type("q");
  CHECK(pty.sees("How much from the left breast"));
  pty.type("\n");
  CHECK(pty.sees("over"));
  CHECK(home.last()["segments"][1]["kind"] == "pause");
}

TEST_CASE("Ctrl-Z does not stop a session that no shell could bring back") {
  const Home home;
  Pty pty(home.path().string(), {"start", "long", "--view", "line", "--first", "left"});
  CHECK(pty.sees("1:59 to go"));
  pty.type("\x1a");
  CHECK(pty.sees("Ctrl-Z has no effect here"));
  CHECK(pty.sees("1:57 to go"));
  pty.type("q");
  CHECK(pty.sees("How much from the left breast"));
  pty.type("\n");
  CHECK(pty.wait() == 0);
  CHECK(home.last()["state"] == "finished");
}

TEST_CASE("a pipe that nobody reads holds up neither a session nor a signal") {
  const Home home;
  const FullPipe pipe(home / "pipe");
  Run how = dropwise_in(home.path().string(), {"start", "short", "--view", "json", "--first", "left"});
  how.out_to = (home / "pipe").string();
  const Finished ran = run(how);
  CHECK(ran.exit == 0);
  CHECK(ran.err.find("lines of output were dropped, because nothing read them.") != std::string::npos);
  CHECK(home.last()["left"]["active_s"] == 2);
  how.words = {
      "/usr/bin/timeout", "--preserve-status", "-k", "20", "2", how.words.front(), "start", "long", "--view", "json"};
  CHECK(run(how).exit == 143);
  CHECK(home.last()["state"] == "interrupted");
}

TEST_CASE("a signal ends a session, which is saved, and the terminal is restored") {
  for (const auto& [number, exit, state] :
       {std::tuple{SIGINT, 130, "finished"}, std::tuple{SIGTERM, 143, "interrupted"},
        std::tuple{SIGQUIT, 143, "interrupted"}, std::tuple{SIGHUP, 129, "interrupted"}}) {
    const Home home;
    Pty pty(home.path().string(), {"start", "long", "--view", "line"});
    const termios before = pty.settings();
    CHECK(pty.sees("First prompt."));
    pty.signal(number);
    CHECK(pty.wait() == exit);
    CHECK(pty.settings().c_lflag == before.c_lflag);
    CHECK(home.last()["state"] == state);
  }
}

TEST_CASE("a session is saved if its terminal is closed") {
  const Home home;
  Pty pty(home.path().string(), {"start", "long", "--view", "line"});
  CHECK(pty.sees("First prompt."));
  pty.hang_up();
  CHECK(pty.wait() == 129);
  CHECK(home.last()["state"] == "interrupted");
}

TEST_CASE("a killed session keeps its time up to the last heartbeat") {
  const Home home;
  {
    Pty pty(home.path().string(), {"start", "long", "--view", "line", "--first", "left"});
    CHECK(pty.sees("1:56 to go"));
    pty.signal(SIGKILL);
    CHECK(pty.wait() == 128 + SIGKILL);
  }
  const Json session = home.last();
  CHECK(session["state"] == "interrupted");
  CHECK(session["left"]["active_s"].get<double>() >= 2.0);
  CHECK(session["segments"][0]["ended_by"] == "interrupted");
}

TEST_CASE("keys pressed before a question do not answer it, and Ctrl-C there leaves the volume pending") {
  const Home home;
  Pty pty(home.path().string(), {"start", "long", "--view", "line", "--first", "left"});
  CHECK(pty.sees("1:58 to go"));
  pty.type("q\n\n\n");
  CHECK(pty.sees("How much from the left breast"));
  pty.signal(SIGINT);
  CHECK(pty.sees("The amount of the left breast is missing."));
  CHECK(pty.wait() == 130);
  CHECK(home.last()["pending"] == true);
}

TEST_CASE("a session continues after Ctrl-S, and while its terminal is not read") {
  const Home home;
  Pty pty(home.path().string(), {"start", "short", "--first", "left", "--view", "big"});
  CHECK(pty.sees("\x1b[?1049h"));
  pty.type("\x13");
  std::string state;
  for (int i = 0; i < 100 && state != "finished"; ++i) {
    ::poll(nullptr, 0, 100);
    state = home.last()["state"];
  }
  CHECK(state == "finished");
  CHECK(pty.sees("How much"));
}

TEST_CASE("a second start names the running session and its start") {
  const Home home;
  Pty pty(home.path().string(), {"start", "long", "--view", "line"});
  CHECK(pty.sees("First prompt."));
  const Finished second = run(dropwise_in(home.path().string(), {"start", "short"}));
  CHECK(second.exit == 2);
  CHECK(second.err.starts_with("dropwise: session 1 (long) is running, since 20"));
  CHECK(run(dropwise_in(home.path().string(), {"status", "--check"})).exit == 0);
  CHECK(run(dropwise_in(home.path().string(), {"delete", "1"})).exit == 2);
}

TEST_CASE("a terminal of twenty columns shows the side and the time on one line") {
  const Home home;
  Pty pty(home.path().string(), {"start", "long", "--view", "line", "--first", "right"}, 20);
  CHECK(pty.sees("RIGHT\x1b[0m  1:59 to go"));
  pty.signal(SIGINT);
  CHECK(pty.wait() == 130);
}
