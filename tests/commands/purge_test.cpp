#include <doctest/doctest.h>

#include "store/file/session_lock.h"
#include "support/fake_crontab.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;
using Files = std::vector<std::string>;

/// The files below a folder, in order.
Files files_below(const fs::path& folder) {
  Files found;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (!entry.is_directory()) found.push_back(fs::relative(entry.path(), folder).string());
  std::ranges::sort(found);
  return found;
}

/// A home with files of every kind.
struct Home : Tool {
  Home() {
    run({"log", "--left", "5"});
    run({"backup"});
    run({"snooze", "1h"});
    config("unit = \"ml\"\n");
    run({"protocols", "new", "mine", "--from", "kaiser"});
    home.write(".local/share/dropwise/backups/damaged-log-2026-11-20-060000.db", "damaged");
    home.write(".local/share/dropwise/backups/.dropwise-backup.new", "cut off");
    home.write(".local/share/dropwise/log.db.v3", "old");
    home.write(".local/share/dropwise/log.db.foreign-wal", "stray");
    home.write(".config/dropwise/config.toml.edited", "unit = \"m");
    home.write("diary.txt", "hers");
    run({"export"});
  }
};

}  // namespace

TEST_CASE("purge lists all files that Dropwise keeps, and removes none") {
  Home tool;
  const auto before = files_below(tool.home.path());
  const Ran listed = tool.run({"purge"});
  CHECK(listed.exit == 0);
  const std::string data = (tool.home / ".local/share/dropwise").string();
  const Files state_files = files_below(tool.home / ".local/state");
  REQUIRE(state_files.size() == 1);
  const std::string state = (tool.home / ".local/state" / state_files.front()).string();
  CHECK(listed.out == "log            " + data + "/log.db\n" + "log            " + data + "/log.db.owner\n" +
                          "copy           " + data + "/log.db.v3\n" + "copy           " + data +
                          "/backups/log-2026-11-20-060000.db\n" + "copy           " + data +
                          "/backups/.dropwise-backup.new\n" + "damaged log    " + data +
                          "/backups/damaged-log-2026-11-20-060000.db\n" + "stray changes  " + data +
                          "/log.db.foreign-wal\n" + "reminders      " + state + "\n" +
                          "To remove all of this for good, run `dropwise purge --yes`. Your settings and\n"
                          "your own protocols stay, unless you add --all.\n"
                          "Exports, reports and copies that you put elsewhere are not listed. To keep your\n"
                          "sessions, run `dropwise export` first.\n");
  CHECK(tool.run({"purge", "--json"}).json()[0] == Json{{"kind", "log"}, {"path", data + "/log.db"}});
  CHECK(files_below(tool.home.path()) == before);
}

TEST_CASE("purge removes what it lists, and nothing else") {
  Home tool;
  SUBCASE("of the log") {
    const Ran done = tool.run({"purge", "--yes"});
    CHECK(done.exit == 0);
    CHECK(done.out ==
          "Removed 8 files.\n"
          "Exports, reports and copies that you put elsewhere were not removed. A disk can\n"
          "keep traces of removed files.\n");
    CHECK(files_below(tool.home.path()) == Files{".config/dropwise/config.toml", ".config/dropwise/config.toml.edited",
                                                 ".config/dropwise/protocols/mine.toml", "diary.txt"});
  }
  SUBCASE("of the user too") {
    CHECK(tool.run({"purge", "--all", "--yes"}).out.starts_with("Removed 11 files.\n"));
    CHECK(files_below(tool.home.path()) == Files{"diary.txt"});
    CHECK_FALSE(fs::exists(tool.home / ".config/dropwise"));
  }
  CHECK_FALSE(fs::exists(tool.home / ".local/share/dropwise"));
  CHECK_FALSE(fs::exists(tool.home / ".local/state/dropwise"));
  CHECK(tool.run({"purge", "--yes"}).out == "There are no files for the log " + tool.log().string() + ".\n");
  CHECK(tool.run({"list"}).out == "No sessions in this range.\n");
}

TEST_CASE("purge of a log with another name leaves the usual log alone") {
  Home tool;
  tool.database = (tool.home / "other/log.db").string();
  tool.run({"log", "--left", "5"});
  CHECK(tool.run({"purge", "--yes"}).out.starts_with("Removed 2 files.\n"));
  CHECK(fs::exists(tool.home / "other"));
  CHECK(files_below(tool.home / "other").empty());
  CHECK(fs::exists(tool.log()));
}

TEST_CASE("purge leaves the backups of a log in the same folder whose name differs little") {
  Tool tool;
  const auto names = {"milk.db", "milk.old", "milk", "milk-2026-11-20-060000.db"};
  const auto in = [&](const char* name, std::vector<std::string> words) {
    words.insert(words.begin(), {"--db", (tool.home / "d" / name).string()});
    return tool.run(words);
  };
  fs::create_directory(tool.home / "d");
  for (const char* name : names) {
    in(name, {"log", "--left", "5"});
    in(name, {"backup"});
  }
  CHECK(files_below(tool.home / "d/backups").size() == 4);
  std::size_t left = 4;
  for (const char* name : names) {
    CAPTURE(name);
    CHECK(in(name, {"purge", "--yes"}).exit == 0);
    const fs::path folder = tool.home / "d/backups";
    CHECK((fs::exists(folder) ? files_below(folder).size() : 0) == --left);
  }
}

TEST_CASE("purge leaves a log alone whose name looks like that of a copy") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  const fs::path data = tool.home / ".local/share/dropwise";
  const auto names = {"log.db.v2", "log.db.replaced", "log.db.foreign-wal", "backups/log-2026-11-20-060000.db"};
  fs::create_directory(data / "backups");
  for (const char* name : names) tool.run({"--db", (data / name).string(), "log", "--left", "7"});
  CHECK(tool.run({"purge", "--yes"}).out.starts_with("Removed 2 files."));
  for (const char* name : names) CHECK(tool.run({"--db", (data / name).string(), "list", "--json"}).json().size() == 1);
}

TEST_CASE("purge of a log behind a link removes the link and the log") {
  Tool tool;
  tool.run({"log", "--left", "5"});
  fs::create_directory(tool.home / "disk");
  fs::rename(tool.log(), tool.home / "disk/mine.db");
  fs::create_symlink(tool.home / "disk/mine.db", tool.log());
  tool.run({"log", "--left", "6"});
  tool.run({"purge", "--yes"});
  CHECK(files_below(tool.home / "disk").empty());
  CHECK_FALSE(fs::exists(fs::symlink_status(tool.log())));
}

TEST_CASE("purge refuses while a session runs or another program uses the log") {
  Home tool;
  const auto before = files_below(tool.home.path());
  {
    const auto lock = SessionLock::try_acquire(tool.log());
    const Ran refused = tool.run({"purge", "--yes"});
    CHECK(refused.exit == 4);
    CHECK(refused.err.starts_with("dropwise: a session is running in the log"));
  }
  CHECK(tool.run({"purge"}).exit == 0);
  for (const std::string& file : before) CHECK(fs::exists(tool.home / file));
}

TEST_CASE("purge says what it could not remove, and removes the rest") {
  Home tool;
  const fs::path folder = tool.home / ".local/share/dropwise/backups";
  fs::remove(folder / "damaged-log-2026-11-20-060000.db");
  fs::create_directories(folder / "damaged-log-2026-11-20-060000.db/full");
  const Ran failed = tool.run({"purge", "--yes"});
  CHECK(failed.exit == 4);
  CHECK(failed.err.starts_with("dropwise: cannot remove `" + (folder / "damaged-log-2026-11-20-060000.db").string() +
                               "` (Directory not empty)\n"));
  CHECK_FALSE(fs::exists(tool.log()));
}

TEST_CASE("purge refuses what is not a log") {
  Tool tool;
  const fs::path note = tool.home.write("note.txt", "hers"), folder = tool.home / "folder";
  fs::create_directory(folder);
  for (const fs::path& path : {note, folder}) {
    tool.database = path.string();
    CHECK(tool.run({"purge"}).exit == 4);
    CHECK(tool.run({"purge", "--yes"}).exit == 4);
    CHECK(fs::exists(path));
  }
  tool.database = note.string();
  CHECK(tool.run({"purge", "--yes"}).err.starts_with("dropwise: "));
  CHECK(read_file(note) == "hers");
}
