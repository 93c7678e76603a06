#include "store/file/immutable_db.h"

#include <doctest/doctest.h>

#include <sqlite3.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace fs = std::filesystem;

namespace {

const SQLite::Exception kFull("database or disk is full", SQLITE_FULL);

fs::path small_log(const Folder& folder, const std::string& name) {
  SQLite::Database database((folder / name).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("CREATE TABLE milk (ml); INSERT INTO milk VALUES (7)");
  return folder / name;
}

}  // namespace

TEST_CASE("a log has no WAL if there is no such file, or an empty one") {
  const Folder folder;
  const fs::path log = small_log(folder, "log.db");
  CHECK(has_no_wal(log));
  folder.write("log.db-wal", "");
  CHECK(has_no_wal(log));
  folder.write("log.db-wal", "data");
  CHECK_FALSE(has_no_wal(log));
}

TEST_CASE("a log behind a link has the WAL of the file it leads to") {
  const Folder folder;
  small_log(folder, "log.db");
  fs::create_symlink("log.db", folder / "link.db");
  folder.write("log.db-wal", "data");
  CHECK_FALSE(has_no_wal(folder / "link.db"));
}

TEST_CASE("a log beside which nothing can be written is opened for reading only, whatever is in its name") {
  const Folder folder;
  const fs::path log = small_log(folder, "50% of #1?.db");
  const auto database = open_immutable(log, kFull);
  REQUIRE(database != nullptr);
  CHECK(database->execAndGet("SELECT ml FROM milk").getInt() == 7);
  CHECK_THROWS_AS(database->exec("DELETE FROM milk"), SQLite::Exception);
}

TEST_CASE("a log is not opened this way for another error, with a WAL, or if it is no file") {
  const Folder folder;
  const fs::path log = small_log(folder, "log.db");
  CHECK(open_immutable(log, SQLite::Exception("", SQLITE_CORRUPT)) == nullptr);
  CHECK(open_immutable(folder.path(), kFull) == nullptr);
  folder.write("log.db-wal", "data");
  CHECK(open_immutable(log, kFull) == nullptr);
}
