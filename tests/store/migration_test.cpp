#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/format.h"
#include "data/data_files.h"
#include "store/file/integrity.h"
#include "store/json/line.h"
#include "store/store.h"
#include "store/undo_log.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

const UtcTime kNow = parse_rfc3339("2026-11-22T14:00:00Z").value().utc;

/// A log with that version of the schema and the rows of old_log.sql.
fs::path log_of_version(const Folder& folder, std::size_t version) {
  const fs::path file = folder / formatted("v{}.db", version);
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (std::size_t step = 0; step < version; ++step) database.exec(std::string(schema_files()[step].text));
  database.exec(formatted("PRAGMA application_id = 0x44724f70; PRAGMA user_version = {}", version));
  database.exec(read_file(fs::path(DROPWISE_SOURCE) / "tests/store/old_log.sql"));
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
                                 "0a65edb4-41d2-5f21-8805-39500c524dbc", "2e9482f8-0049-5d65-a88b-6ca458c12201"});
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
