#include "store/undo/change.h"

#include <doctest/doctest.h>

#include "data/data_files.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime kNow{7ms};

SQLite::Database log_with_sessions(int count) {
  SQLite::Database log(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (const DataFile& step : schema_files()) log.exec(std::string(step.text));
  for (int i = 1; i <= count; ++i) {
    SQLite::Statement row(log,
                          "INSERT INTO session (uuid, state, began, \"offset\", updated, note) "
                          "VALUES (?, 'finished', 0, 0, 0, 'before')");
    row.bind(1, std::to_string(i));
    row.exec();
  }
  return log;
}

int count(SQLite::Database& log, const char* table) {
  return log.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt();
}

}  // namespace

TEST_CASE("a change that is not committed leaves nothing") {
  SQLite::Database log = log_with_sessions(1);
  {
    Change change(log, "amend", kNow);
    change.keep(1);
    log.exec("UPDATE session SET note = 'after'");
  }
  CHECK(count(log, "change") == 0);
  CHECK(count(log, "journal") == 0);
  CHECK(log.execAndGet("SELECT note FROM session").getString() == "before");
}

TEST_CASE("a change keeps the first values of each session it touches") {
  SQLite::Database log = log_with_sessions(2);
  Change change(log, "amend", kNow);
  change.keep(1);
  log.exec("UPDATE session SET note = 'after' WHERE id = 1");
  change.keep(1);
  change.keep(2, "as a whole");
  change.commit();
  CHECK(log.execAndGet("SELECT what || at FROM change").getString() == "amend7");
  CHECK(log.execAndGet("SELECT json_extract(was, '$.note') FROM journal WHERE session = 1").getString() == "before");
  CHECK(log.execAndGet("SELECT was FROM journal WHERE session = 2").getString() == "as a whole");
  CHECK(count(log, "journal") == 2);
}

TEST_CASE("the sessions that a change adds are named in its own row") {
  SQLite::Database log = log_with_sessions(3);
  Change change(log, "import", kNow);
  change.added(2);
  change.keep(1, "as a whole");
  change.added(3);
  change.commit();
  CHECK(log.execAndGet("SELECT added_from || '-' || added_to FROM change").getString() == "2-3");
}

TEST_CASE("a change that kept and added nothing leaves nothing to undo") {
  SQLite::Database log = log_with_sessions(1);
  Change change(log, "import", kNow);
  change.commit();
  CHECK(count(log, "change") == 0);
}
