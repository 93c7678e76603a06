#include "store/file/backup.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <thread>
#include <vector>

#include <sys/stat.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"
#include "data/data_files.h"
#include "store/file/session_lock.h"
#include "store/store.h"
#include "store/undo/undo_log.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

const UtcTime kNow = parse_rfc3339("2026-11-20T06:00:00Z").value().utc;

std::size_t sessions(const fs::path& file) { return Store(file, Store::Access::read).list({}).size(); }

std::optional<StoreFault> fault(const fs::path& log, const fs::path& copy) {
  try {
    back_up(log, copy);
  } catch (const StoreError& error) {
    return error.fault();
  }
  return {};
}

/// A log with the first version of the schema and one session.
fs::path old_log(const Folder& folder) {
  const fs::path file = folder / "log.db";
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(std::string(schema_files()[0].text));
  database.exec("PRAGMA user_version = 1; PRAGMA application_id = 0x44724f70");
  database.exec("INSERT INTO session (uuid, state, began, \"offset\", updated) VALUES ('u', 'finished', 0, 0, 0)");
  return file;
}

/// The number of files whose name begins with that of a copy.
std::ptrdiff_t copies(const Folder& folder) {
  return std::count_if(fs::directory_iterator(folder.path()), {}, [](const fs::directory_entry& entry) {
    return entry.path().filename().string().starts_with("copy.db");
  });
}

}  // namespace

TEST_CASE("a log is backed up while in use, into a single private file") {
  const Folder folder;
  Store store(folder / "log.db", Store::Access::write);
  store.log({.began = {kNow, {}}}, kNow);
  back_up(folder / "log.db", folder / "copy.db");
  store.log({.began = {kNow, {}}}, kNow);
  CHECK(fs::status(folder / "copy.db").permissions() == fs::perms(0600));
  CHECK_FALSE(fs::exists(folder / "copy.db-wal"));
  CHECK(sessions(folder / "copy.db") == 1);
  back_up(folder / "log.db", folder / "copy.db");
  CHECK(sessions(folder / "copy.db") == 2);
}

TEST_CASE("a backup leaves no other file, and touches none") {
  const Folder folder;
  { Store(folder / "log.db", Store::Access::write).log({.began = {kNow, {}}}, kNow); }
  folder.write("copy.db.new", "somebody else's file");
  back_up(folder / "log.db", folder / "copy.db");
  CHECK(fault(folder / "log.db", folder.path()) == StoreFault::backup_no_file);
  CHECK(read_file(folder / "copy.db.new") == "somebody else's file");
  folder.write(".dropwise-backup.new", "left by a backup that was cut off");
  back_up(folder / "log.db", folder / "copy.db");
  CHECK_FALSE(fs::exists(folder / ".dropwise-backup.new"));
  CHECK(copies(folder) == 2);
}

TEST_CASE("a backup does not replace a log that has more, one in use, or a file beside the log") {
  const Folder folder;
  const fs::path log = folder / "log.db", other = folder / "other.db";
  Store(log, Store::Access::write).log({.began = {kNow, {}}}, kNow);
  Store(other, Store::Access::write).log({.began = {kNow, {}}, .note = "precious"}, kNow);
  CHECK(fault(log, other) == StoreFault::backup_other_log);
  CHECK(Store(other, Store::Access::read).list({}).front().data.note == "precious");
  back_up(log, folder / "copy.db");
  {
    const auto lock = SessionLock::try_acquire(folder / "copy.db");
    CHECK(fault(log, folder / "copy.db") == StoreFault::backup_other_log);
  }
  CHECK(fault(log, folder / "copy.db") == std::nullopt);
  for (const char* ending : {"-wal", "-shm", "-journal", ".live", ".owner", ".foreign-wal", ".foreign-wal-2"})
    CHECK(fault(log, log.string() + ending) == StoreFault::backup_beside_log);
  const fs::path here = fs::relative(log);
  CHECK(fault(here, here.string() + "-wal") == StoreFault::backup_beside_log);
}

TEST_CASE("a backup does not replace a copy in which a session was changed since") {
  const Folder folder;
  const fs::path log = folder / "log.db", copy = folder / "copy.db";
  const UtcTime later = kNow + std::chrono::hours{1};
  const auto amend = [&](const fs::path& file, const std::string& note, UtcTime now) {
    Store(file, Store::Access::write)
        .amend(
            1,
            [&](SessionRecord record) {
              record.data.note = note;
              return record.data;
            },
            now);
  };
  Store(log, Store::Access::write).log({.began = {kNow, std::chrono::minutes{0}}}, kNow);
  back_up(log, copy);
  amend(log, "here", later);
  back_up(log, copy);
  amend(copy, "there", later + std::chrono::hours{1});
  CHECK(store_fault([&] { back_up(log, copy); }) == StoreFault::backup_other_log);
  CHECK(Store(copy, Store::Access::read).read(1)->data.note == "there");
}

TEST_CASE("a backup does not replace a copy that was changed, even if the log has a later change of the same session") {
  const Folder folder;
  const fs::path log = folder / "log.db", copy = folder / "copy.db";
  const auto amend = [&](const fs::path& file, const std::string& note, UtcTime now) {
    const auto edit = [&](const SessionRecord& record) {
      SessionData data = record.data;
      data.note = note;
      return data;
    };
    Store(file, Store::Access::write).amend(1, edit, now);
  };
  Store(log, Store::Access::write).log({.began = {kNow, std::chrono::minutes{0}}}, kNow);
  back_up(log, copy);
  amend(copy, "there", kNow + std::chrono::hours{1});
  amend(log, "here", kNow + std::chrono::hours{2});
  CHECK(store_fault([&] { back_up(log, copy); }) == StoreFault::backup_other_log);
  CHECK(Store(copy, Store::Access::read).read(1)->data.note == "there");
}

TEST_CASE("what another program writes to a copy while it is replaced is kept") {
  const Folder folder;
  const fs::path log = folder / "log.db", copy = folder / "copy.db";
  Store(log, Store::Access::write).log({.began = {kNow, std::chrono::minutes{0}}}, kNow);
  back_up(log, copy);
  SUBCASE("it is open") {
    Store open(copy, Store::Access::write);
    CHECK(store_fault([&] { back_up(log, copy); }) == StoreFault::backup_other_log);
    open.log({.began = {kNow, std::chrono::minutes{0}}, .note = "precious"}, kNow);
    CHECK(Store(copy, Store::Access::read).list({}).size() == 2);
  }
  SUBCASE("it reads") {
    SQLite::Database reader(copy.string(), SQLite::OPEN_READONLY);
    SQLite::Statement reading(reader, "SELECT id FROM session");
    REQUIRE(reading.executeStep());
    CHECK(store_fault([&] { back_up(log, copy); }) == StoreFault::backup_other_log);
  }
}

TEST_CASE("a backup of a log that is missing does not replace one that was created meanwhile") {
  const Folder folder;
  const fs::path log = folder / "log.db", copy = folder / "copy.db";
  Store(copy, Store::Access::write).log({.began = {kNow, std::chrono::minutes{0}}}, kNow);
  CHECK(back_up_unless_there(copy, log));
  Store(log, Store::Access::write).log({.began = {kNow, std::chrono::minutes{0}}}, kNow);
  CHECK_FALSE(back_up_unless_there(copy, log));
  CHECK(Store(log, Store::Access::read).list({}).size() == 2);
  CHECK_FALSE(fs::exists(folder / kUnfinishedBackup));
}

TEST_CASE("backups into one file at the same time each leave a whole copy") {
  const Folder folder;
  { Store(folder / "log.db", Store::Access::write).log({.began = {kNow, {}}}, kNow); }
  std::vector<std::thread> programs;
  for (int i = 0; i < 4; ++i) {
    programs.emplace_back([&] {
      for (int again = 0; again < 5; ++again) back_up(folder / "log.db", folder / "copy.db");
    });
  }
  for (std::thread& program : programs) program.join();
  CHECK(sessions(folder / "copy.db") == 1);
  CHECK(copies(folder) == 1);
}

TEST_CASE("a backup as a new file gets a number when its name is taken") {
  const Folder folder;
  { Store(folder / "log.db", Store::Access::write).log({.began = {kNow, {}}}, kNow); }
  const auto old = folder.write("log-1.db", "an old copy");
  CHECK(back_up_as_new(folder / "log.db", folder / "log-1.db") == folder / "log-1-2.db");
  CHECK(back_up_as_new(folder / "log.db", folder / "log-1.db") == folder / "log-1-3.db");
  CHECK(back_up_as_new(folder / "log.db", folder / "log-2.db") == folder / "log-2.db");
  CHECK(read_file(old) == "an old copy");
  CHECK(sessions(folder / "log-1-3.db") == 1);
}

TEST_CASE("a backup that is used as the log gets the journal mode of a log when it is written") {
  const Folder folder;
  {
    Store store(folder / "log.db", Store::Access::write);
    back_up(folder / "log.db", folder / "copy.db");
  }
  const auto mode = [&] {
    SQLite::Database copy((folder / "copy.db").string(), SQLite::OPEN_READONLY);
    return copy.execAndGet("PRAGMA journal_mode").getString();
  };
  CHECK(mode() == "delete");
  { const Store reader(folder / "copy.db", Store::Access::read); }
  CHECK(mode() == "delete");
  { const Store writer(folder / "copy.db", Store::Access::write); }
  CHECK(mode() == "wal");
}

TEST_CASE("a backup can replace the log") {
  const Folder folder;
  {
    Store store(folder / "log.db", Store::Access::write);
    store.log({.began = {kNow, {}}}, kNow);
    back_up(folder / "log.db", folder / "copy.db");
    store.log({.began = {kNow, {}}}, kNow);
  }
  fs::rename(folder / "copy.db", folder / "log.db");
  Store store(folder / "log.db", Store::Access::write);
  CHECK(store.list({}).size() == 1);
  CHECK(UndoLog(store).undo(kNow)->what == "log");
}

TEST_CASE("a backup does not overwrite other files, and a missing or invalid log is not backed up") {
  const Folder folder;
  { Store store(folder / "log.db", Store::Access::write); }
  const auto photo = folder.write("photo.jpg", "a photo");
  CHECK(fault(folder / "log.db", photo) == StoreFault::backup_other_file);
  CHECK(fault(folder / "log.db", folder / "log.db") == StoreFault::backup_is_log);
  CHECK(fault(folder / "log.db", folder.path()) == StoreFault::backup_no_file);
  CHECK(fault(folder / "log.db", folder / "no/such/copy.db") == StoreFault::backup_failed);
  CHECK(fault(folder / "none.db", folder / "copy.db") == StoreFault::no_log);
  const auto damaged = folder.write("damaged.db", "no log at all, but long enough to be looked at as one");
  CHECK(fault(damaged, folder / "copy.db") == StoreFault::not_a_log);
  CHECK_FALSE(fs::exists(folder / "copy.db"));
}

TEST_CASE("a log is backed up before a migration, and the last three such backups are kept") {
  const Folder folder;
  const fs::path log = old_log(folder);
  CHECK(sessions(log) == 1);
  SQLite::Database copy(log.string() + ".v1", SQLite::OPEN_READONLY);
  CHECK(copy.execAndGet("PRAGMA user_version").getInt() == 1);
  CHECK(copy.execAndGet("SELECT count(*) FROM session").getInt() == 1);
  CHECK(sessions(log) == 1);
  keep_before_migration(log, 2);
  keep_before_migration(log, 3);
  CHECK(fs::exists(log.string() + ".v1"));
  keep_before_migration(log, 4);
  CHECK_FALSE(fs::exists(log.string() + ".v1"));
  CHECK(fs::exists(log.string() + ".v2"));
}

TEST_CASE("a log that cannot be backed up is not migrated") {
  const Folder folder;
  const fs::path log = old_log(folder);
  fs::create_directory(log.string() + ".v1");
  CHECK_THROWS_AS(Store(log, Store::Access::write), StoreError);
  CHECK(SQLite::Database(log.string()).execAndGet("PRAGMA user_version").getInt() == 1);
}
