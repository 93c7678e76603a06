#include "store/columns.h"

#include <doctest/doctest.h>

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/format.h"
#include "data/data_files.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

SQLite::Database empty_log() {
  SQLite::Database log(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (const DataFile& step : schema_files()) log.exec(std::string(step.text));
  return log;
}

/// A session with a value in every column, except for the plan.
SessionRecord full_session() {
  SessionRecord record{.uuid = "u", .state = State::deleted, .paused = 1s, .asleep = 2s, .updated = UtcTime{3s}};
  record.data = {.protocol = "lll",
                 .mode = "relief",
                 .kind = MilkKind::milk,
                 .method = Method::both,
                 .began = *parse_rfc3339("2026-11-20T06:00:00+05:45"),
                 .lasted = 20min,
                 .first_side = Side::right,
                 .yield = {.left = {8min, Volume{12'000, Unit::ml}},
                           .right = {7min, Volume{150, Unit::drops}},
                           .together = Volume{0, Unit::trace}},
                 .pain = 3,
                 .note = "calm",
                 .by = "Ben"};
  return record;
}

const Column& find(const std::string& name) {
  return *std::ranges::find_if(session_columns(), [&](const Column& column) { return name == column.name; });
}

}  // namespace

TEST_CASE("the table of columns has every column of a session but its id") {
  SQLite::Database log = empty_log();
  SQLite::Statement column(log, "SELECT name FROM pragma_table_info('session') WHERE name <> 'id'");
  const std::string names = ", " + column_names(ColumnSet::all) + ", ";
  std::size_t count = 0;
  while (column.executeStep()) {
    const std::string name = column.getColumn(0).getString();
    CAPTURE(name);
    CHECK((names.find(", " + name + ", ") != std::string::npos ||
           names.find(", \"" + name + "\", ") != std::string::npos));
    ++count;
  }
  CHECK(static_cast<std::size_t>(std::ranges::count(names, ',')) == count + 1);
  CHECK(column_places(ColumnSet::all).ends_with(formatted("?{}", count)));
}

TEST_CASE("a session with a value in every column is read back the same") {
  SQLite::Database log = empty_log();
  SQLite::Statement insert(log, formatted("INSERT INTO session ({}) VALUES ({})", column_names(ColumnSet::all),
                                          column_places(ColumnSet::all)));
  log.exec("PRAGMA ignore_check_constraints = ON");  // no session has all three volumes
  CHECK(bind_columns(insert, ColumnSet::all, full_session()) == insert.getBindParameterCount() + 1);
  insert.exec();
  SQLite::Statement row(log, formatted("SELECT {} FROM session", column_names(ColumnSet::all)));
  REQUIRE(row.executeStep());
  SessionRecord found;
  CHECK(read_columns(row, 0, found) == row.getColumnCount() - 1);
  CHECK(found.uuid == "u");
  CHECK(found.state == State::deleted);
  CHECK(found.paused == 1s);
  CHECK(found.asleep == 2s);
  CHECK(found.updated == UtcTime{3s});
  CHECK(found.data == full_session().data);
}

TEST_CASE("an interrupted session is stored as running") {
  SQLite::Database log = empty_log();
  SQLite::Statement row(log, "SELECT ?1");
  find("state").bind(row, 1, {.state = State::interrupted});
  row.executeStep();
  CHECK(row.getColumn(0).getString() == "running");
}

TEST_CASE("what is entered is part of the data of a session, and undo restores all of it") {
  for (const Column& column : session_columns()) {
    CAPTURE(column.name);
    if (column.entered) CHECK(column.undo != Undo::never);
  }
  const std::string entered = column_names(ColumnSet::entered);
  for (const char* name : {"uuid", "state", "paused", "asleep", "updated", "plan"})
    CHECK((", " + entered + ",").find(std::string(", ") + name + ",") == std::string::npos);
}

TEST_CASE("a number is exchanged as text within its limits") {
  const ExchangeField pain = find("pain").exchange;
  SessionRecord record;
  CHECK(pain.text(record).empty());
  CHECK(pain.parse(record, "10"));
  CHECK(pain.text(record) == "10");
  for (const char* wrong : {"11", "-1", "3.5", "three", "3 "}) {
    CAPTURE(wrong);
    CHECK_FALSE(pain.parse(record, wrong));
  }
  CHECK(record.data.pain == 10);
}
