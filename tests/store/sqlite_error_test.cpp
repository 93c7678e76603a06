#include "store/sqlite_error.h"

#include <doctest/doctest.h>

#include <sqlite3.h>

using namespace dropwise;

TEST_CASE("an error of SQLite is told with the log it is about, and what to do") {
  const UserError full = log_error(SQLite::Exception("database or disk is full", SQLITE_FULL), "log.db");
  CHECK(std::string(full.what()) == "the log `log.db` cannot be written: the disk is full");
  CHECK(full.hint() == "Free some space, then try again.");
  CHECK(full.exit() == ExitCode::io);
}

TEST_CASE("an error that is not in the table is told in the words of SQLite") {
  const UserError other = log_error(SQLite::Exception("something new", SQLITE_TOOBIG), "log.db");
  CHECK(std::string(other.what()) == "the log `log.db` cannot be used: something new");
}

TEST_CASE("the name of a log and the words of SQLite cannot move the cursor") {
  const UserError error = log_error(SQLite::Exception("\x1b[2J", SQLITE_CONSTRAINT), "a\x1b[2Jb");
  CHECK(std::string(error.what()).find('\x1b') == std::string::npos);
}

TEST_CASE("a full disk and missing permissions keep SQLite from creating its files, a damaged log does not") {
  for (const int code : {SQLITE_FULL, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM})
    CHECK(lacks_room(SQLite::Exception("", code)));
  for (const int code : {SQLITE_CORRUPT, SQLITE_BUSY, SQLITE_NOTADB})
    CHECK_FALSE(lacks_room(SQLite::Exception("", code)));
}

TEST_CASE("work on a log passes its result through, and turns an error of SQLite into one for its owner") {
  CHECK(with_log("log.db", [] { return 7; }) == 7);
  CHECK_THROWS_AS(with_log("log.db", [] { throw SQLite::Exception("", SQLITE_BUSY); }), UserError);
}
