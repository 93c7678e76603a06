#include "store/file/wal_owner.h"

#include <doctest/doctest.h>

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "data/data_files.h"
#include "store/file/backup.h"
#include "store/file/integrity.h"
#include "store/store.h"
#include "support/folder.h"
#include "support/other_program.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

const UtcTime kNow = parse_rfc3339("2026-11-20T06:00:00Z").value().utc;

/// Runs `work` in a process that ends without closing anything, as if it was killed.
void in_killed_process(const std::function<void()>& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
}

void add(const fs::path& log, const std::string& note) {
  Store(log, Store::Access::write).log({.began = {kNow, 0min}, .note = note}, kNow);
}

void add_and_be_killed(const fs::path& log, const std::string& note) {
  in_killed_process([&] {
    Store store(log, Store::Access::write);
    store.log({.began = {kNow, 0min}, .note = note}, kNow);
    ::_exit(0);
  });
  REQUIRE(fs::file_size(log.string() + "-wal") > 0);
}

std::vector<std::string> notes(const fs::path& log) {
  std::vector<std::string> found;
  for (const SessionRecord& record : Store(log, Store::Access::read).list({})) found.push_back(record.data.note);
  CHECK(check_log(log, kNow).damage.empty());
  return found;
}

/// Makes a file look as if it was last written that long ago.
void age(const fs::path& file, std::chrono::minutes time) {
  fs::last_write_time(file, fs::file_time_type::clock::now() - time);
}

using Notes = std::vector<std::string>;

/// A log with one session, and another log with two.
struct Logs {
  Logs() {
    add(log, "first");
    add(other, "other 1");
    add(other, "other 2");
  }

  fs::path aside() const { return log.string() + ".foreign-wal"; }

  Folder folder = {};
  fs::path log = folder / "log.db", other = folder / "other.db";
};

}  // namespace

TEST_CASE("what a killed program wrote is in the log, also after its folder was renamed") {
  const Logs logs;
  fs::create_directory(logs.folder / "a");
  const fs::path log = logs.folder / "a/log.db";
  add(log, "first");
  add_and_be_killed(log, "second");
  fs::rename(logs.folder / "a", logs.folder / "b");
  CHECK(notes(logs.folder / "b/log.db") == Notes{"first", "second"});
  CHECK(foreign_wals(logs.folder / "b/log.db").empty());
}

TEST_CASE("the WAL of a log that was replaced is moved aside, and kept") {
  const Logs logs;
  add_and_be_killed(logs.log, "second");
  const std::string wal = read_file(logs.log.string() + "-wal");
  SUBCASE("by another log") {
    fs::remove(logs.log);
    fs::copy_file(logs.other, logs.log);
    CHECK(notes(logs.log) == Notes{"other 1", "other 2"});
  }
  SUBCASE("by another log, written over it") {
    fs::copy_file(logs.other, logs.log, fs::copy_options::overwrite_existing);
    CHECK(notes(logs.log) == Notes{"other 1", "other 2"});
  }
  SUBCASE("by an older copy of itself") {
    fs::copy_file(logs.log, logs.folder / "copy.db");
    fs::rename(logs.folder / "copy.db", logs.log);
    CHECK(notes(logs.log) == Notes{"first"});
  }
  SUBCASE("by a file of another kind, written over it") {
    logs.folder.write("log.db", "no log");
    CHECK_FALSE(move_foreign_wal(logs.log)->empty());
  }
  CHECK(foreign_wals(logs.log) == std::vector{logs.aside()});
  CHECK(read_file(logs.aside()) == wal);
}

TEST_CASE("an older copy of a log that was written over it takes nothing from its WAL") {
  const Logs logs;
  const std::string older = read_file(logs.log);
  add(logs.log, "second");
  add_and_be_killed(logs.log, "third");
  logs.folder.write("log.db", older);
  CHECK(notes(logs.log) == Notes{"first"});
  CHECK(foreign_wals(logs.log) == std::vector{logs.aside()});
}

TEST_CASE("a backup written over the log takes nothing from the WAL beside it") {
  const Logs logs;
  back_up(logs.log, logs.folder / "copy.db");
  add_and_be_killed(logs.log, "second");
  fs::copy_file(logs.folder / "copy.db", logs.log, fs::copy_options::overwrite_existing);
  CHECK(notes(logs.log) == Notes{"first"});
  CHECK(foreign_wals(logs.log) == std::vector{logs.aside()});
}

TEST_CASE("a WAL that was put beside a log is moved aside, and each has a name of its own") {
  const Logs logs;
  add_and_be_killed(logs.other, "other 3");
  const std::string wal = read_file(logs.other.string() + "-wal");
  logs.folder.write("log.db-wal", wal);
  CHECK(notes(logs.log) == Notes{"first"});
  logs.folder.write("log.db-wal", wal);
  add(logs.log, "second");
  CHECK(notes(logs.log) == Notes{"first", "second"});
  CHECK(foreign_wals(logs.log) == std::vector<fs::path>{logs.aside(), logs.aside().string() + "-2"});
  CHECK(read_file(logs.aside()) == wal);
  CHECK(read_file(logs.aside().string() + "-2") == wal);
}

TEST_CASE("a name that another program has changed does not part a log from its WAL") {
  const Logs logs;
  SQLite::Database(logs.log.string(), SQLite::OPEN_READWRITE).exec("UPDATE log SET wal = 'a b' || char(10)");
  add_and_be_killed(logs.log, "second");
  CHECK(notes(logs.log) == Notes{"first", "second"});
  CHECK(foreign_wals(logs.log).empty());
}

TEST_CASE("a log that is suddenly empty is not taken for a new one") {
  const Logs logs;
  SUBCASE("closed") {}
  SUBCASE("with a WAL") { add_and_be_killed(logs.log, "second"); }
  logs.folder.write("log.db", "");
  CHECK(store_fault([&] { Store(logs.log, Store::Access::write); }) == StoreFault::emptied);
  CHECK(store_fault([&] { Store(logs.log, Store::Access::read); }) == StoreFault::emptied);
  fs::remove(logs.log);
  fs::remove(logs.log.string() + "-wal");
  add(logs.log, "anew");
  CHECK(notes(logs.log) == Notes{"anew"});
}

TEST_CASE("a log that was copied with its WAL keeps it, if what names the owner was copied too") {
  const Logs logs;
  add_and_be_killed(logs.log, "second");
  fs::create_directory(logs.folder / "copy");
  const fs::path copy = logs.folder / "copy/log.db";
  for (const char* file : {"log.db", "log.db-wal", "log.db.owner"})
    fs::copy_file(logs.folder / file, logs.folder / "copy" / file);
  SUBCASE("whole") {
    CHECK(notes(copy) == Notes{"first", "second"});
    add(copy, "third");
    CHECK(notes(copy) == Notes{"first", "second", "third"});
    CHECK(foreign_wals(copy).empty());
  }
  SUBCASE("without what names the owner") {
    fs::remove(copy.string() + ".owner");
    CHECK(notes(copy) == Notes{"first"});
    CHECK(foreign_wals(copy).size() == 1);
  }
  SUBCASE("with an older log") {
    add(logs.other, "other 3");
    fs::copy_file(logs.other, copy, fs::copy_options::overwrite_existing);
    CHECK(notes(copy) == Notes{"other 1", "other 2", "other 3"});
    CHECK(foreign_wals(copy).size() == 1);
  }
}

TEST_CASE("the WAL of another log that was written over the log's own is not taken in") {
  const Logs logs;
  add_and_be_killed(logs.log, "second");
  add_and_be_killed(logs.other, "other 3");
  logs.folder.write("log.db-wal", read_file(logs.other.string() + "-wal"));
  CHECK(notes(logs.log) == Notes{"first"});
  CHECK(foreign_wals(logs.log) == std::vector{logs.aside()});
}

TEST_CASE("a copy from before a WAL takes nothing from it once the WAL has begun anew") {
  const Logs logs;
  const std::string older = read_file(logs.log);
  in_killed_process([&] {
    Store store(logs.log, Store::Access::write);
    store.log({.began = {kNow, 0min}, .note = "second"}, kNow);
    SQLite::Database(logs.log.string(), SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(RESTART)");
    store.log({.began = {kNow, 0min}, .note = "third"}, kNow);
    ::_exit(0);
  });
  SUBCASE("as it is") { CHECK(notes(logs.log) == Notes{"first", "second", "third"}); }
  SUBCASE("with the older copy written over it") {
    logs.folder.write("log.db", older);
    CHECK(notes(logs.log) == Notes{"first"});
    CHECK(foreign_wals(logs.log).size() == 1);
  }
}

namespace {

/// The log takes in its WAL, and the program is killed before it deletes the WAL.
void take_in_and_be_killed(const fs::path& log) {
  in_killed_process([&] {
    SQLite::Database database(log.string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA wal_checkpoint(PASSIVE)");
    ::_exit(0);
  });
  REQUIRE(fs::file_size(log.string() + "-wal") > 0);
}

}  // namespace

TEST_CASE("a log that has taken in its WAL keeps it, whatever the clock says") {
  const Logs logs;
  add_and_be_killed(logs.log, "second");
  SUBCASE("taken in long after") { age(logs.log.string() + "-wal", 60min); }
  SUBCASE("written before the log, when the clock was set back") { age(logs.log, -60min); }
  SUBCASE("twice, with more written between") {
    take_in_and_be_killed(logs.log);
    in_killed_process([&] {
      Store store(logs.log, Store::Access::write);
      store.log({.began = {kNow, 0min}, .note = "third"}, kNow);
      ::_exit(0);
    });
    take_in_and_be_killed(logs.log);
    CHECK(notes(logs.log) == Notes{"first", "second", "third"});
    CHECK(foreign_wals(logs.log).empty());
    return;
  }
  take_in_and_be_killed(logs.log);
  CHECK(notes(logs.log) == Notes{"first", "second"});
  CHECK(foreign_wals(logs.log).empty());
}

TEST_CASE("a log that was replaced by the contents of another keeps its WAL") {
  const Logs logs;
  add_and_be_killed(logs.log, "second");
  in_killed_process([&] {
    Store store(logs.log, Store::Access::write);
    store.replace_contents(logs.other, [] {});
    ::_exit(0);
  });
  SUBCASE("not taken in") {}
  SUBCASE("taken in") { take_in_and_be_killed(logs.log); }
  SUBCASE("taken in, and written to again") {
    take_in_and_be_killed(logs.log);
    add_and_be_killed(logs.log, "third");
    take_in_and_be_killed(logs.log);
    CHECK(notes(logs.log) == Notes{"other 1", "other 2", "third"});
    CHECK(foreign_wals(logs.log).empty());
    return;
  }
  CHECK(notes(logs.log) == Notes{"other 1", "other 2"});
  CHECK(foreign_wals(logs.log).empty());
}

TEST_CASE("a log that was replaced again and again keeps its WAL, also while another program reads it") {
  const Logs logs;
  const fs::path third = logs.folder / "third.db";
  add(third, "third 1");
  add(logs.log, "second");
  {
    SQLite::Database reader(logs.log.string(), SQLite::OPEN_READONLY);
    SQLite::Statement reading(reader, "SELECT note FROM session");
    REQUIRE(reading.executeStep());  // what it reads stays in the log file
    for (int i = 0; i < 10; ++i) {
      Store(logs.log, Store::Access::write).replace_contents(i % 2 == 0 ? third : logs.other, [] {});
      add(logs.log, "then");
    }
  }
  CHECK(notes(logs.log) == Notes{"other 1", "other 2", "then"});
  CHECK(foreign_wals(logs.log).empty());
}

TEST_CASE("a WAL of a version that named no owner is taken in") {
  const Folder folder;
  const fs::path log = folder / "log.db";
  in_killed_process([&] {
    SQLite::Database database(log.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA journal_mode = WAL");
    for (std::size_t step = 0; step < 4; ++step) database.exec(std::string(schema_files()[step].text));
    database.exec("PRAGMA application_id = 0x44724f70; PRAGMA user_version = 4; PRAGMA wal_checkpoint(TRUNCATE)");
    database.exec(
        "INSERT INTO session (uuid, state, method, began, \"offset\", note, updated) "
        "VALUES ('855baa4b-0d90-4f6d-9264-fde071098d82', 'finished', 'hand', 0, 0, 'of old', 0)");
    ::_exit(0);
  });
  REQUIRE(fs::file_size(log.string() + "-wal") > 0);
  CHECK(notes(log) == Notes{"of old"});
  CHECK(foreign_wals(log).empty());
}

TEST_CASE("a WAL that another program uses stays where it is, though it names no owner") {
  const Logs logs;
  OtherProgram other([&](const auto& wait) {
    SQLite::Database database(logs.log.string(), SQLite::OPEN_READWRITE);
    database.exec("UPDATE session SET note = 'by hand'");
    wait();
    ::_exit(0);  // as if it was killed
  });
  CHECK(notes(logs.log) == Notes{"by hand"});
  CHECK(foreign_wals(logs.log).empty());
  other.end();
}

TEST_CASE("only the owner can read the file that names the owner, and it is written once for each WAL") {
  const Logs logs;
  const Store store(logs.log, Store::Access::write);
  const fs::path owner = wal_owner_file(logs.log);
  CHECK(fs::status(owner).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  age(owner, 5min);
  const auto before = fs::last_write_time(owner);
  add(logs.log, "second");
  CHECK(fs::last_write_time(owner) == before);
}
