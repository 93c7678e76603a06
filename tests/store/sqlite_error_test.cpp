#include "store/sqlite_error.h"

#include <doctest/doctest.h>

#include <sqlite3.h>

using namespace dropwise;

TEST_CASE("an error of SQLite becomes a fault of the log") {
  const StoreError full = to_store_error(SQLite::Exception("database or disk is full", SQLITE_FULL), "log.db");
  CHECK(full.fault() == StoreFault::disk_full);
  CHECK(full.path() == "log.db");
  CHECK(full.detail() == "database or disk is full");
  CHECK(to_store_error(SQLite::Exception("", SQLITE_BUSY), "log.db").fault() == StoreFault::locked);
  CHECK(to_store_error(SQLite::Exception("", SQLITE_TOOBIG), "log.db").fault() == StoreFault::other);
}

TEST_CASE("for a backup, an error of SQLite becomes a fault of the copy") {
  CHECK(to_backup_error(SQLite::Exception("", SQLITE_FULL), "copy.db").fault() == StoreFault::backup_disk_full);
  CHECK(to_backup_error(SQLite::Exception("", SQLITE_READONLY), "copy.db").fault() == StoreFault::backup_no_permission);
  CHECK(to_backup_error(SQLite::Exception("", SQLITE_BUSY), "copy.db").fault() == StoreFault::backup_failed);
}

TEST_CASE("a full disk and missing permissions keep SQLite from creating its files, a damaged log does not") {
  for (const int code : {SQLITE_FULL, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM})
    CHECK(lacks_room(SQLite::Exception("", code)));
  for (const int code : {SQLITE_CORRUPT, SQLITE_BUSY, SQLITE_NOTADB})
    CHECK_FALSE(lacks_room(SQLite::Exception("", code)));
}

TEST_CASE("work on a log passes its result through, and turns an error of SQLite into one for its owner") {
  CHECK(with_log("log.db", [] { return 7; }) == 7);
  CHECK_THROWS_AS(with_log("log.db", [] { throw SQLite::Exception("", SQLITE_BUSY); }), StoreError);
}
