#include <doctest/doctest.h>

#include <string>

#include <sys/stat.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/json.h"
#include "support/folder.h"
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

constexpr const char* kEvil =
    "a\x1b[31m\x07"
    "b\xe2\x80\xae\xe2\x81\xa6"
    "c\xc2\x9b"
    "2J\r";

/// Describes what a terminal must not get: control characters except line breaks, and marks that change text direction.
/// Empty if the text is harmless.
std::string harm_in(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\n') || c == 0x7F) return "control character " + std::to_string(c) + " in: " + text;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return "C1 in: " + text;
  }
  for (const char* mark : {"\xe2\x80\xae", "\xe2\x81\xa6"}) {
    if (text.find(mark) != std::string::npos) return "direction mark in: " + text;
  }
  return {};
}

}  // namespace

TEST_CASE("files and folders are private to their owner, whatever the umask") {
  const Home home;
  const NoUmask umask;
  home.dropwise({"log", "--left", "5"});
  home.dropwise({"start", "tiny", "--view", "plain"});
  home.dropwise({"backup"});
  home.dropwise({"snooze", "1m"});
  home.dropwise({"config", "set", "unit", "oz"});
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

TEST_CASE("nothing stored in a log can print control characters or change the direction of text") {
  const Home home;
  home.dropwise({"log", "--left", "5", "--note", "x", "--at", "20m ago"});
  home.dropwise({"start", "tiny", "--view", "plain"});
  {
    SQLite::Database log(home.log().string(), SQLite::OPEN_READWRITE);
    SQLite::Statement row(log, "UPDATE session SET note = :t, protocol = :t, mode = :t");
    row.bind(":t", kEvil);
    row.exec();
    SQLite::Statement events(log, "UPDATE event SET text = ?");
    events.bind(1, kEvil);
    events.exec();
    SQLite::Statement changes(log, "UPDATE change SET what = ?");
    changes.bind(1, kEvil);
    changes.exec();
  }
  const std::vector<std::vector<std::string>> commands = {{"list"},
                                                          {"show", "1"},
                                                          {"show", "2"},
                                                          {"status"},
                                                          {"summary"},
                                                          {"summary", "--by", "protocol"},
                                                          {"report"},
                                                          {"report", "--format", "html"},
                                                          {"chart"},
                                                          {"trend"},
                                                          {"undo", "--list"},
                                                          {"doctor"},
                                                          {"schedule"},
                                                          {"remind", "--why"},
                                                          {"export"},
                                                          {"list", "--json"},
                                                          {"show", "2", "--json"},
                                                          {"export", "--format", "csv"},
                                                          {"amend", "1", "--pain", "2"},
                                                          {"delete", "1"}};
  for (const auto& words : commands) {
    CAPTURE(words[0]);
    const Finished ran = home.dropwise(words);
    CHECK(ran.exit <= 1);
    const bool csv = words.back() == "csv";
    std::string text = ran.out + ran.err;
    if (csv) std::erase(text, '\r');
    CHECK(harm_in(text) == "");
  }
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
