#include "store/file/restore.h"

#include <doctest/doctest.h>

#include "store/file/backup.h"
#include "store/file/integrity.h"
#include "store/file/session_lock.h"
#include "store/store.h"
#include "store/undo/undo_log.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

constexpr UtcTime kNow{1'763'618'400'000ms};
using Notes = std::vector<std::string>;

void add(const fs::path& log, const std::string& note) {
  Store(log, Store::Access::write).log({.began = {kNow, 0min}, .note = note}, kNow);
}

Notes notes(const fs::path& log) {
  Notes found;
  for (const SessionRecord& record : Store(log, Store::Access::read).list({})) found.push_back(record.data.note);
  CHECK(check_log(log, kNow).damage.empty());
  return found;
}

/// A log with two sessions, and a backup with the first of them.
struct Logs {
  Logs() {
    add(log, "first");
    back_up(log, backup);
    add(log, "second");
  }

  fs::path restore() const { return restore_backup(backup, log, {folder / "kept.db", folder / "damaged.db"}); }

  Folder folder = {};
  fs::path log = folder / "log.db", backup = folder / "backup.db";
};

}  // namespace

TEST_CASE("a restored backup replaces the log, which is kept") {
  const Logs logs;
  CHECK(logs.restore() == logs.folder / "kept.db");
  CHECK(notes(logs.log) == Notes{"first"});
  CHECK(notes(logs.folder / "kept.db") == Notes{"first", "second"});
  CHECK(Store(logs.log, Store::Access::read).newest(1) == 1);
  add(logs.log, "third");
  CHECK(notes(logs.log) == Notes{"first", "third"});
  CHECK(logs.restore() == logs.folder / "kept-2.db");
}

TEST_CASE("a program that has the log open while a backup is restored goes on with the restored log") {
  const Logs logs;
  Store open(logs.log, Store::Access::write);
  logs.restore();
  open.log({.began = {kNow, 0min}, .note = "third"}, kNow);
  CHECK(notes(logs.log) == Notes{"first", "third"});
}

TEST_CASE("a backup takes the place of a log that is damaged, and of one that is missing") {
  const Logs logs;
  SUBCASE("not a log at all") {
    logs.folder.write("log.db", "nothing that SQLite knows");
    CHECK(logs.restore() == logs.folder / "damaged.db");
    CHECK(read_file(logs.folder / "damaged.db") == "nothing that SQLite knows");
  }
  SUBCASE("damaged within") {
    std::string bytes = read_file(logs.log);
    bytes.replace(8192, 40960, 40960, 'x');
    logs.folder.write("log.db", bytes);
    CHECK(logs.restore() == logs.folder / "damaged.db");
    CHECK(read_file(logs.folder / "damaged.db") == bytes);
  }
  SUBCASE("missing") {
    fs::remove(logs.log);
    CHECK(logs.restore() == fs::path());
  }
  SUBCASE("missing, with the WAL of another beside it") {
    fs::remove(logs.log);
    logs.folder.write("log.db-wal", "changes of another log");
    CHECK(logs.restore() == fs::path());
    CHECK(read_file(logs.log.string() + ".foreign-wal") == "changes of another log");
  }
  CHECK(notes(logs.log) == Notes{"first"});
}

TEST_CASE("a backup is restored into a folder that does not exist yet") {
  const Logs logs;
  const fs::path log = logs.folder / "new/folder/log.db";
  CHECK(restore_backup(logs.backup, log, {logs.folder / "kept.db", logs.folder / "damaged.db"}) == fs::path());
  CHECK(notes(log) == Notes{"first"});
  CHECK(fs::status(log.parent_path()).permissions() == fs::perms::owner_all);
}

TEST_CASE("what cannot be restored leaves the log as it is") {
  const Logs logs;
  const auto fault = [&](const fs::path& backup) {
    return store_fault([&] {
      restore_backup(backup, logs.log, {logs.folder / "kept.db", logs.folder / "damaged.db"});
    });
  };
  CHECK(fault(logs.log) == StoreFault::restore_is_log);
  CHECK(fault(logs.folder / "missing.db") == StoreFault::no_backup);
  CHECK(fault(logs.folder.write("text.db", std::string(5000, 'x'))) == StoreFault::restore_of_other);
  std::string bytes = read_file(logs.backup);
  bytes.replace(8192, 40960, 40960, 'x');
  CHECK(fault(logs.folder.write("damaged-backup.db", bytes)) == StoreFault::restore_of_damaged);
  {
    const auto lock = SessionLock::try_acquire(logs.log);
    REQUIRE(lock.has_value());
    CHECK(fault(logs.backup) == StoreFault::session_runs);
  }
  CHECK(notes(logs.log) == Notes{"first", "second"});
  CHECK_FALSE(fs::exists(logs.folder / "kept.db"));
}
