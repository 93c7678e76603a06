#include <doctest/doctest.h>

#include <limits>
#include <string>

#include <sys/stat.h>

#include "base/json.h"
#include "support/folder.h"
#include "support/hostile.h"
#include "support/process.h"
#include "support/pty.h"

// What other users can see of a log, and whether their input can harm a log or a terminal.

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

constexpr const char* kTiny =
    "schema = 1\nid = \"tiny\"\nname = \"Tiny\"\nsource = \"a test\"\npolicy = \"open\"\n"
    "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"LENGTH\"\nprompts = [\"Now.\"]\n";

struct Home : Folder {
  Home() {
    std::string text = kTiny;
    text.replace(text.find("LENGTH"), 6, "0.1s");
    write(".config/dropwise/protocols/tiny.toml", text);
    text.replace(text.find("0.1s"), 4, "2m");
    text.replace(text.find("\"tiny\""), 6, "\"long\"");
    write(".config/dropwise/protocols/long.toml", text);
  }
  Finished dropwise(const std::vector<std::string>& words) const { return run(dropwise_in(path().string(), words)); }
  fs::path data() const { return *this / ".local/share/dropwise"; }
  fs::path log() const { return data() / "log.db"; }
};

/// Sets the umask to 0 during its lifetime.
struct NoUmask {
  NoUmask() : before(::umask(0)) {}
  ~NoUmask() { ::umask(before); }
  mode_t before;
};

}  // namespace

TEST_CASE("files and folders are private to their owner, whatever the umask") {
  const Home home;
  const NoUmask umask;
  home.dropwise({"log", "--left", "5"});
  home.dropwise({"start", "tiny", "--view", "plain"});
  home.dropwise({"backup"});
  home.dropwise({"snooze", "1m"});
  home.dropwise({"config", "set", "unit", "oz"});
  home.dropwise({"protocols", "new", "mine"});
  CHECK((fs::status(home / ".config/dropwise/protocols/mine.toml").permissions() & fs::perms(0777)) == fs::perms(0600));
  std::size_t files = 0;
  for (const char* below : {".local/share/dropwise", ".local/state/dropwise"}) {
    CHECK((fs::status(home / below).permissions() & fs::perms(0777)) == fs::perms(0700));
    for (const auto& entry : fs::recursive_directory_iterator(home / below)) {
      CAPTURE(entry.path().string());
      CHECK((entry.status().permissions() & fs::perms(0077)) == fs::perms::none);
      ++files;
    }
  }
  CHECK(files >= 4);
  CHECK((fs::status(home / ".config/dropwise/config.toml").permissions() & fs::perms(0077)) == fs::perms::none);
}

TEST_CASE("a log reached through links is the same log under every name") {
  const Home home;
  fs::create_directories(home / "drive");
  fs::create_directories(home.data().parent_path());
  fs::create_directory_symlink(home / "drive", home.data());
  fs::create_symlink(home / "drive/log.db", home / "link.db");
  home.dropwise({"log", "--left", "5"});
  CHECK(fs::is_regular_file(home / "drive/log.db"));
  home.dropwise({"--db", (home / "link.db").string(), "log", "--left", "6"});
  CHECK(Json::parse(home.dropwise({"list", "--json"}).out).size() == 2);
  CHECK_FALSE(fs::exists(home / "link.db-wal"));
  Pty led(home.path().string(), {"--db", (home / "link.db").string(), "start", "long", "--view", "line"});
  CHECK(led.sees("1:59"));
  const Finished second = home.dropwise({"start", "long"});
  CHECK(second.exit == 2);
  CHECK(second.err.find("is running, since") != std::string::npos);
  fs::rename(home / "drive/log.db", home / "drive/old.db");
  for (const char* name : {"link.db", ".local/share/dropwise/log.db"}) {
    const Finished refused = home.dropwise({"--db", (home / name).string(), "log", "--left", "7"});
    CHECK(refused.err.find("was deleted or moved, but a session is still running in it") != std::string::npos);
  }
  led.type("q");
}

TEST_CASE("a link put in the place of a new file is not followed") {
  const Home home;
  home.dropwise({"log", "--left", "5"});
  const auto victim = home.write("victim", "precious");
  fs::create_symlink(victim, home.log().string() + ".live");
  CHECK(home.dropwise({"start", "tiny"}).exit == 4);
  fs::remove(home.log().string() + ".live");
  CHECK(home.dropwise({"backup", (home / "copy.db").string()}).exit == 0);
  fs::create_symlink(victim, home / "other.db");
  CHECK(home.dropwise({"backup", (home / "other.db").string()}).exit == 4);
  CHECK(read_file(victim) == "precious");
}

TEST_CASE("a log may have any name, also one that means something else to SQLite") {
  const Home home;
  for (const std::string name : {":memory:", "file:x.db", "file:y.db?mode=memory", "file::memory:"}) {
    CAPTURE(name);
    Run how = dropwise_in(home.path().string(), {});
    how.words = {
        "/bin/sh", "-c",
        "cd \"$HOME\" && \"$0\" --db \"$1\" log --left 3 && \"$0\" --db \"$1\" list --json && \"$0\" --db \"$1\" "
        "backup \"file:copy of $1\" && \"$0\" --db \"$1\" doctor --json",
        how.words.front(), name};
    const Finished ran = run(how);
    CHECK(ran.out.find("\"volume_ml\":3") != std::string::npos);
    CHECK(ran.err.empty());
    CHECK(fs::status(home / name).permissions() == fs::perms(0600));
    CHECK(fs::file_size(home / ("file:copy of " + name)) > 0);
  }
  CHECK_FALSE(fs::exists(home / "x.db"));
}

TEST_CASE("nothing in file names or arguments can print control characters or change the direction of text") {
  const Home home;
  const std::string evil = (home / kEvil).string();
  home.write(".config/dropwise/protocols/\x1b[31m.toml", "x = 1\n");
  home.write("in.toml", std::string("schema = 1\nid = \"") + "\x1b" + "\"\n");
  const std::vector<std::vector<std::string>> commands = {{"--db", evil, "list"},
                                                          {"--db", evil, "backup"},
                                                          {"--config", evil, "list"},
                                                          {"import", evil},
                                                          {"plan", evil},
                                                          {"plan", evil + ".toml"},
                                                          {"protocols", "check", evil},
                                                          {"protocols", "list"},
                                                          {"protocols", "check", (home / "in.toml").string()},
                                                          {"show", kEvil},
                                                          {kEvil},
                                                          {"list", kEvil},
                                                          {"log", "--left", kEvil},
                                                          {"log", "--at", kEvil},
                                                          {"log", "--note", kEvil},
                                                          {"log", "--protocol", kEvil},
                                                          {"config", "set", kEvil, "1"},
                                                          {"config", "set", "unit", kEvil},
                                                          {"start", "tiny", "--view", kEvil},
                                                          {"status", "--format", kEvil},
                                                          {"report", "--mother", kEvil},
                                                          {"--db", "/nowhere/" + evil, "log", "--left", "5"}};
  for (const auto& words : commands) {
    CAPTURE(words[0]);
    const Finished ran = home.dropwise(words);
    CHECK(harm_in(ran.out + ran.err) == "");
  }
}

TEST_CASE("files that never end, wait or are nested too deep end with an error that names the limit") {
  const Home home;
  REQUIRE(::mkfifo((home / "pipe").c_str(), 0600) == 0);
  std::string deep = "a";
  for (int i = 0; i < 499'000; ++i) deep += ".a";
  home.write("deep.toml", deep + " = 1\n");
  home.write("long.ndjson", "{\"note\": \"" + std::string(17'000'000, 'x') + "\"}\n");
  const struct {
    std::vector<std::string> words;
    const char* says;
  } kCases[] = {{{"import", "/dev/zero"}, "/dev/zero: line 1 is longer than 1 MB"},
                {{"import", (home / "long.ndjson").string()}, "long.ndjson: line 1 is longer than 16 MB"},
                {{"--config", "/dev/zero", "list"}, "the configuration `/dev/zero` is larger than 1 MB"},
                {{"--config", (home / "pipe").string(), "list"}, "cannot read the configuration"},
                {{"--config", (home / "deep.toml").string(), "list"}, "nested more than 32 levels deep"},
                {{"plan", (home / "deep.toml").string()}, "nested more than 32 levels deep"},
                {{"plan", (home / "pipe").string() + "/../pipe"}, "cannot read the protocol file"}};
  for (const auto& one : kCases) {
    CAPTURE(one.says);
    const Finished ran = home.dropwise(one.words);
    CHECK(ran.exit >= 2);
    CHECK(ran.exit <= 4);
    CHECK(ran.err.find(one.says) != std::string::npos);
  }
}

TEST_CASE("a running session with hostile values in the log harms no terminal and no process") {
  const Home home;
  Pty led(home.path().string(), {"start", "long", "--view", "line"});
  CHECK(led.sees("1:59"));
  const auto check = [&] {
    const std::vector<std::vector<std::string>> commands = {
        {"start", "long"}, {"status"}, {"status", "--json"}, {"status", "--format", "{protocol} {phase} {next}"},
        {"ctl", "touch"},  {"list"},   {"resume"},           {"doctor"}};
    for (const auto& words : commands) {
      CAPTURE(words[0]);
      const Finished ran = home.dropwise(words);
      CHECK(harm_in(ran.out + ran.err) == "");
      CHECK(ran.exit >= 0);
      CHECK(ran.exit <= 4);
    }
  };
  spoil(home.log(), "UPDATE session SET protocol = ?1, mode = ?1, note = ?1", kEvil);
  check();
  for (const std::int64_t number : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0},
                                    std::numeric_limits<std::int64_t>::max()}) {
    CAPTURE(number);
    spoil(home.log(), "UPDATE leader SET pid = ?1, zero = ?1", number);
    check();
  }
  led.type("q");
}

TEST_CASE("a limit for the size of files is an error like a full disk, and ends nothing") {
  const Home home;
  home.dropwise({"log", "--left", "5"});
  Run limited = dropwise_in(home.path().string(), {"log", "--left", "6"});
  limited.words.insert(limited.words.begin(), {"/bin/sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"});
  const Finished refused = run(limited);
  CHECK(refused.exit == 4);
  CHECK(refused.err.starts_with("dropwise: "));
  CHECK(Json::parse(home.dropwise({"list", "--json"}).out).size() == 1);
}

TEST_CASE("a limit for open files is named, and not taken for missing permissions") {
  const Home home;
  home.dropwise({"log", "--left", "5"});
  for (const char* command : {"undo", "list"}) {
    Run limited = dropwise_in(home.path().string(), {command});
    limited.words.insert(limited.words.begin(), {"/bin/sh", "-c", "ulimit -n 5; exec \"$@\"", "sh"});
    const Finished refused = run(limited);
    if (refused.err.find("Sanitizer") != std::string::npos) {
      MESSAGE("not tested with sanitizers, which need more open files themselves");
      return;
    }
    CHECK(refused.exit == 4);
    CHECK(refused.err.find("too many files are open\nRaise the limit") != std::string::npos);
  }
}
