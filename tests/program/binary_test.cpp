#include <doctest/doctest.h>

#include <unistd.h>

#include "base/json.h"
#include "support/folder.h"
#include "support/process.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

constexpr const char* kTiny =
    "schema = 1\nid = \"tiny\"\nname = \"Tiny\"\nsource = \"a test\"\npolicy = \"open\"\n"
    "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"0.2s\"\nprompts = [\"Now.\"]\n";

struct Home : Folder {
  Home() { write(".config/dropwise/protocols/tiny.toml", kTiny); }
  Finished dropwise(const std::vector<std::string>& words) const { return run(how(words)); }
  Run how(const std::vector<std::string>& words) const { return dropwise_in(path().string(), words); }
};

std::string log_of(const Home& home) { return (home / ".local/share/dropwise/log.db").string(); }

}  // namespace

TEST_CASE("the program prints its version") {
  CHECK(Home().dropwise({"--version"}).out == "dropwise " DROPWISE_VERSION "\n");
}

TEST_CASE("an unknown time zone is reported, and UTC is used") {
  Home home;
  Run how = home.how({"log", "--at", "2026-11-20T06:30Z", "--left", "5"});
  how.environment["TZ"] = "Mars/Olympus";
  const Finished finished = run(how);
  CHECK(finished.exit == 0);
  CHECK(finished.out.find("06:30") != std::string::npos);
  CHECK(finished.err ==
        "dropwise: unknown time zone `Mars/Olympus` in TZ; using UTC\n"
        "Set TZ to a zone such as Europe/London, or to UTC.\n");
  for (const char* known : {"UTC", "UTC0", "EST5EDT", "<+0545>-5:45", ":Europe/London", "Asia/Kathmandu"}) {
    CAPTURE(known);
    how.environment["TZ"] = known;
    CHECK(run(how).err.empty());
  }
}

TEST_CASE("a session runs to its end if standard input is closed") {
  const Home home;
  Run how = home.how({"start", "tiny"});
  how.close_in = true;
  const Finished finished = run(how);
  CHECK(finished.exit == 0);
  CHECK(finished.out.find("Saved as session 1") != std::string::npos);
}

TEST_CASE("a session is recorded if standard output is closed, and no output goes into the log file") {
  const Home home;
  Run how = home.how({"start", "tiny"});
  how.close_out = true;
  CHECK(run(how).exit == 0);
  CHECK(Json::parse(home.dropwise({"show", "--json"}).out)["state"] == "finished");
}

TEST_CASE("an output error is reported, and the session is still recorded") {
  const Home home;
  Run how = home.how({"start", "tiny"});
  how.out_to = "/dev/full";
  const Finished session = run(how);
  CHECK(session.exit == 4);
  CHECK(session.err == "dropwise: cannot write the output: No space left on device\nThe session was still recorded.\n");
  CHECK(Json::parse(home.dropwise({"show", "--json"}).out)["state"] == "finished");
  how = home.how({"list"});
  how.out_to = "/dev/full";
  CHECK(run(how).exit == 4);
  CHECK(run(how).err ==
        "dropwise: cannot write the output\nWhat the command recorded, if anything, is saved. Check where the output "
        "goes: is the disk full?\n");
}

TEST_CASE("a log that cannot be written or read is an error that says what to do, and stays as it was") {
  Home home;
  home.dropwise({"log", "--left", "5"});
  const std::filesystem::path log = log_of(home);
  const auto rights = [&](const std::filesystem::path& file, unsigned mode) {
    std::filesystem::permissions(file, static_cast<std::filesystem::perms>(mode));
  };
  rights(home.path(), 0755);
  rights(home / ".local", 0755);
  rights(home / ".local/share", 0755);
  rights(log.parent_path(), 0755);
  rights(log, 0444);
  Run how = home.how({"log", "--left", "6"});
  how.without_rights = true;
  const Finished refused = run(how);
  CHECK(refused.exit == 4);
  CHECK(refused.err.starts_with("dropwise: the log `" + log.string() + "` "));
  rights(log, 0000);
  how.words.back() = "7";
  const Finished unreadable = run(how);
  CHECK(unreadable.exit == 4);
  CHECK(unreadable.err == "dropwise: cannot read the log `" + log.string() +
                              "`: Permission denied\nFix its permissions, or choose another log with --db.\n");
  rights(log, 0600);
  CHECK(Json::parse(home.dropwise({"list", "--json"}).out).size() == 1);
}

TEST_CASE("a log that is a folder or not a database is rejected with exit code 4") {
  const Home home;
  CHECK(home.dropwise({"--db", home.path().string(), "list"}).exit == 4);
  const auto text = home.write("notes.txt", std::string(4096, 'n'));
  const Finished refused = home.dropwise({"--db", text.string(), "log", "--left", "5"});
  CHECK(refused.exit == 4);
  CHECK(refused.err ==
        "dropwise: the file `" + text.string() +
            "` is not a Dropwise log\nChoose the right file with --db. If this should be your log, "
            "restore a backup with `dropwise restore --from FILE`. The file that is there now is kept.\n");
  CHECK(read_file(text) == std::string(4096, 'n'));
}

TEST_CASE("a log whose name ends like a folder, or whose links go in a circle, is rejected with what is wrong") {
  const Home home;
  const std::string log = (home / "log.db").string();
  CHECK(home.dropwise({"--db", log, "log", "--left", "5"}).exit == 0);
  const Finished folder = home.dropwise({"--db", log + "/", "list"});
  CHECK(folder.exit == 4);
  CHECK(folder.err == "dropwise: `" + log + "/` is a folder, not a log\nChoose a file with --db.\n");
  const std::string first = (home / "first").string(), second = (home / "second").string();
  std::filesystem::create_symlink(second, first);
  std::filesystem::create_symlink(first, second);
  const Finished circle = home.dropwise({"--db", first, "list"});
  CHECK(circle.exit == 4);
  CHECK(circle.err == "dropwise: cannot look for the log `" + first +
                          "`: Too many levels of symbolic links\nCheck its folder and any links to it, or choose "
                          "another log with --db.\n");
}

TEST_CASE("an import from standard input that cannot be read is not an empty one") {
  const Home home;
  Run how = home.how({"import", "-"});
  how.close_in = true;
  const Finished closed = run(how);
  CHECK(closed.exit == 4);
  CHECK(closed.err == "dropwise: cannot read the input\nCheck where it comes from. Nothing was imported.\n");
  const Finished folder = run({.words = {"/bin/sh", "-c", "exec " DROPWISE_BINARY " import - < /"},
                               .environment = {{"HOME", home.path().string()}}});
  CHECK(folder.err == closed.err);
}

TEST_CASE("the log keeps the UTC offset of each session") {
  for (const auto& [zone, offset] : {std::pair{"Asia/Kathmandu", "+05:45"}, std::pair{"Pacific/Apia", "+13:00"},
                                     std::pair{"America/St_Johns", "-03:30"}}) {
    const Home home;
    Run how = home.how({"log", "--at", "2026-01-15 12:00", "--left", "5"});
    how.environment["TZ"] = zone;
    CHECK(run(how).exit == 0);
    CHECK(Json::parse(home.dropwise({"show", "--json"}).out)["started"] == std::string("2026-01-15T12:00:00") + offset);
  }
}

TEST_CASE("DROPWISE_DB and --db choose the log file, and XDG_DATA_HOME its folder") {
  const Home home;
  Run how = home.how({"log", "--left", "5"});
  how.environment["XDG_DATA_HOME"] = (home / "data").string();
  CHECK(run(how).exit == 0);
  CHECK(std::filesystem::exists(home / "data/dropwise/log.db"));
  how.environment["DROPWISE_DB"] = (home / "mine.db").string();
  CHECK(run(how).exit == 0);
  CHECK(std::filesystem::exists(home / "mine.db"));
  CHECK(home.dropwise({"--db", (home / "third.db").string(), "log", "--left", "5"}).exit == 0);
  CHECK(std::filesystem::exists(home / "third.db"));
}
