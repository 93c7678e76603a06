#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include "data/data_files.h"
#include "records/checkup.h"
#include "records/line.h"
#include "records/store.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

const UtcTime kNow = read_rfc3339("2026-11-22T14:00:00Z").value().utc;

/// A log as that version kept it, made from the text that is kept of it.
fs::path log_of_version(const Folder& folder, std::size_t version) {
  const fs::path file = folder / fmt::format("v{}.db", version);
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec(read_file(fs::path(DROPWISE_SOURCE) / fmt::format("tests/records/logs/v{}.sql", version)));
  return file;
}

/// All that it says, deleted sessions too.
std::string all_of(const Store& store) {
  std::string text;
  store.each({.deleted = true}, [&](const Record& record) { text += to_line(record) + "\n"; });
  return text;
}

}  // namespace

TEST_CASE("logs of every version of the schema say the same once they are brought up to date") {
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
    CHECK(fs::exists(file.string() + fmt::format(".v{}", version)) == (version < schema_files().size()));
    const Checkup found = check_log(file, kNow);
    CHECK(found.damage.empty());
    CHECK(found.unlike.empty());
  }
  CHECK(first.find(R"("note":"first \"drops\"")") != std::string::npos);
  CHECK(first.find(R"("together_ml":29.574)") != std::string::npos);
  CHECK(first.find(R"("flowing_s":[])") != std::string::npos);
}

TEST_CASE("what was changed by an earlier version can still be taken back") {
  for (std::size_t version = 1; version <= schema_files().size(); ++version) {
    CAPTURE(version);
    const Folder folder;
    Store store(log_of_version(folder, version), Store::Access::write);
    std::vector<std::string> undone;
    while (const auto change = store.undo(kNow)) undone.push_back(change->what);
    CHECK(undone == std::vector<std::string>{"delete", "log", "amend", "session", "log", "log"});
    CHECK(store.list({}).empty());
  }
}
