#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/format.h"
#include "data/data_files.h"
#include "store/file/integrity.h"
#include "store/file/session_lock.h"
#include "store/json/line.h"
#include "store/store.h"
#include "store/undo/undo_log.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

const UtcTime kNow = parse_rfc3339("2026-11-22T14:00:00Z").value().utc;

/// The last version whose triggers wrote the journal.
constexpr std::size_t kLastWithTriggers = 4;

/// A log with that version of the schema and the rows of old_log.sql, which the versions with triggers could write.
fs::path log_of_version(const Folder& folder, std::size_t version, const std::string& more = "") {
  const std::string rows = read_file(fs::path(DROPWISE_SOURCE) / "tests/store/old_log.sql") + more;
  const fs::path file = folder / formatted("v{}.db", version);
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (std::size_t step = 0; step < version; ++step) {
    if (step == kLastWithTriggers) database.exec(rows);
    database.exec(std::string(schema_files()[step].text));
  }
  if (version <= kLastWithTriggers) database.exec(rows);
  database.exec(formatted("PRAGMA application_id = 0x44724f70; PRAGMA user_version = {}", version));
  return file;
}

/// All sessions as export lines, including deleted ones.
std::string all_of(const Store& store) {
  std::string text;
  store.each({.deleted = true}, [&](const SessionRecord& record) { text += to_line(record) + "\n"; });
  return text;
}

}  // namespace

TEST_CASE("a released schema file never changes") {
  std::vector<std::string> found;
  for (const DataFile& step : schema_files()) found.push_back(make_uuid(step.text));
  CHECK(found ==
        std::vector<std::string>{"01c9347b-b0f0-5eb3-8add-ed3edb715116", "9d5a86ce-07e8-5e30-9f61-e9a9ed8a2b4d",
                                 "0a65edb4-41d2-5f21-8805-39500c524dbc", "2e9482f8-0049-5d65-a88b-6ca458c12201",
                                 "ff392064-2bff-5b72-8d0d-140eea1fb1ca", "2cf4369c-dbc2-5a57-8f15-37d6c25da78f",
                                 "38a7df40-5594-59e0-8899-e955775388d6"});
}

TEST_CASE("logs of every schema version have the same contents after migration") {
  const Folder folder;
  std::string first;
  for (std::size_t version = 1; version <= schema_files().size(); ++version) {
    CAPTURE(version);
    const fs::path file = log_of_version(folder, version);
    Store store(file, Store::Access::write);
    const std::string all = all_of(store);
    if (version == 1) first = all;
    CHECK(all == first);
    CHECK(store.list({}).size() == 3);
    CHECK(fs::exists(file.string() + formatted(".v{}", version)) == (version < schema_files().size()));
    const IntegrityReport found = check_log(file, kNow);
    CHECK(found.damage.empty());
    CHECK(found.time_mismatch.empty());
  }
  CHECK(first.find(R"("note":"first \"drops\"")") != std::string::npos);
  CHECK(first.find(R"("together_ml":29.574)") != std::string::npos);
  CHECK(first.find(R"("flowing_s":[])") != std::string::npos);
}

TEST_CASE("the views are there after the migration from any version") {
  for (std::size_t version = 1; version <= schema_files().size(); ++version) {
    CAPTURE(version);
    const Folder folder;
    const fs::path file = log_of_version(folder, version);
    const Store store(file, Store::Access::write);
    SQLite::Database database(file.string());
    CHECK(database.execAndGet("SELECT count(*) FROM sessions").getInt() == 3);
    CHECK(database.execAndGet("SELECT count(*) FROM segments").getInt() == 2);
  }
}

TEST_CASE("an import by a version whose triggers kept rows can still be undone") {
  // It added session 3 and changed the note of session 1. A later change of the session was cut off before its end.
  const std::string import = R"sql(
    INSERT INTO change (id, what, at, open) VALUES (7, 'import', 1795355758200, 0);
    INSERT INTO journal (id, change, session, was) VALUES (8, 7, 3, NULL);
    INSERT INTO journal (id, change, session, was) SELECT 9, 7, 1, json_object('state', state, 'protocol', protocol,
      'mode', mode, 'kind', kind, 'method', method, 'began', began, 'offset', "offset", 'lasted', lasted,
      'first_side', first_side, 'left_active', left_active, 'right_active', right_active, 'paused', paused,
      'asleep', asleep, 'left_ul', left_ul, 'left_unit', left_unit, 'right_ul', right_ul, 'right_unit', right_unit,
      'together_ul', together_ul, 'together_unit', together_unit, 'pain', pain, 'note', 'before the import')
    FROM session WHERE id = 1;
    INSERT INTO journal (id, change, session, was) SELECT 10, 7, 1, replace(was, 'before', 'during') FROM journal
    WHERE id = 9;
    INSERT INTO change (id, what, at, open) VALUES (8, 'amend', 1795355758300, 1);
  )sql";
  for (std::size_t version = 1; version <= schema_files().size(); ++version) {
    CAPTURE(version);
    const Folder folder;
    Store store(log_of_version(folder, version, import), Store::Access::write);
    UndoLog changes(store);
    REQUIRE(changes.undoable(2).size() == 2);
    CHECK(changes.undoable(2)[1].sessions == std::vector<std::int64_t>{1, 3});
    CHECK(changes.undo(kNow)->sessions.empty());  // the one that was cut off had changed nothing
    const auto undone = changes.undo(kNow);
    CHECK(undone->what == "import");
    CHECK(undone->count == 2);
    CHECK(store.read(1)->data.note == "before the import");
    CHECK_FALSE(store.read(3).has_value());
    CHECK(all_of(store).find("tiny") == std::string::npos);  // no trace is left of it, not even a deletion
  }
}

TEST_CASE("an import by a version that kept whole sessions can still be undone") {
  SessionRecord before;
  {
    Store store(Store::InMemory{});
    before = *store.read(store.log({.began = {kNow, std::chrono::minutes{0}}, .note = "before the import"}, kNow));
  }
  before.uuid = "855baa4b-0d90-4f6d-9264-fde071098d82";
  const std::string import = formatted(
      "INSERT INTO change (id, what, at, open, added_from, added_to) VALUES (7, 'import', 1795355758200, 0, 3, 3); "
      "INSERT INTO journal (id, change, session, was) VALUES (8, 7, 1, '{}');",
      to_line(before));
  for (std::size_t version = 3; version <= schema_files().size(); ++version) {
    CAPTURE(version);
    const Folder folder;
    Store store(log_of_version(folder, version, import), Store::Access::write);
    const auto undone = UndoLog(store).undo(kNow);
    CHECK(undone->count == 2);
    CHECK(store.read(1)->data.note == "before the import");
    CHECK_FALSE(store.read(3).has_value());
  }
}

TEST_CASE("a session that an import added and then replaced goes with the undo of the import") {
  const Folder folder;
  const std::string import =
      "INSERT INTO change (id, what, at, open, added_from, added_to) VALUES (7, 'import', 1795355758200, 0, 3, 3);"
      "INSERT INTO journal (id, change, session, was) VALUES (8, 7, 3, "
      "'{\"uuid\":\"1ff41c2f-3a28-461e-99f9-e49a4aa9f888\"}');";
  Store store(log_of_version(folder, 4, import), Store::Access::write);
  UndoLog changes(store);
  const auto undone = changes.undo(kNow);
  CHECK(undone->what == "import");
  CHECK(undone->count == 1);
  CHECK_FALSE(store.read(3).has_value());
  CHECK(changes.undo(kNow)->what == "delete");
}

TEST_CASE("rows of the journal whose change is gone do not stop the migration") {
  const Folder folder;
  const fs::path file = log_of_version(
      folder, 4, "PRAGMA foreign_keys = OFF; DELETE FROM change WHERE id = 4; PRAGMA foreign_keys = ON;");
  Store store(file, Store::Access::write);
  CHECK(store.list({}).size() == 3);
  CHECK(UndoLog(store).undoable(10).size() == 5);
}

TEST_CASE("views of the user's own with the same names do not stop the migration") {
  const Folder folder;
  const fs::path file =
      log_of_version(folder, 4, "CREATE VIEW sessions AS SELECT 1; CREATE VIEW segments AS SELECT 2;");
  const Store store(file, Store::Access::write);
  SQLite::Database database(file.string());
  CHECK(database.execAndGet("SELECT count(*) FROM sessions").getInt() == 3);
}

TEST_CASE("a log is not migrated while a session of an older version is running in it") {
  const Folder folder;
  const fs::path file = log_of_version(folder, 4);
  {
    const auto lock = SessionLock::try_acquire(file);
    try {
      const Store store(file, Store::Access::read);
      FAIL("migrated");
    } catch (const StoreError& error) {
      CHECK(error.fault() == StoreFault::older_running);
    }
  }
  CHECK(Store(file, Store::Access::read).list({}).size() == 3);
}

TEST_CASE("changes made by an earlier version can still be undone") {
  for (std::size_t version = 1; version <= schema_files().size(); ++version) {
    CAPTURE(version);
    const Folder folder;
    Store store(log_of_version(folder, version), Store::Access::write);
    std::vector<std::string> undone;
    while (const auto change = UndoLog(store).undo(kNow)) undone.push_back(change->what);
    CHECK(undone == std::vector<std::string>{"delete", "log", "amend", "session", "log", "log"});
    CHECK(store.list({}).empty());
  }
}
