#include <doctest/doctest.h>

#include "store/file/backup.h"
#include "store/file/wal_owner.h"
#include "store/store.h"
#include "support/folder.h"
#include "support/other_program.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

const UtcTime kNow = parse_rfc3339("2026-11-20T06:00:00Z").value().utc;
const Plan kPlan{.protocol = "p", .phases = {{.name = "left", .side = Side::left, .target = 5min}}};

void add(const fs::path& log, const std::string& note) {
  Store(log, Store::Access::write).log({.began = {kNow, 0min}, .note = note}, kNow);
}

}  // namespace

TEST_CASE("a log that is written over during a session keeps what was written there, and the WAL is kept") {
  const Folder folder;
  const fs::path log = folder / "log.db", other = folder / "other.db";
  add(log, "first");
  add(other, "other");
  back_up(log, folder / "backup.db");
  add(log, "second");
  fs::path copy;
  SUBCASE("by a backup") { copy = folder / "backup.db"; }
  SUBCASE("by another log") { copy = other; }
  SUBCASE("by something else") { copy = folder.write("a text", std::string(20'000, 'x')); }
  SUBCASE("by nothing") { copy = folder.write("empty", ""); }
  const std::string contents = read_file(copy);

  OtherProgram session([&](const auto& wait) {
    bool noticed = false;
    {
      Store store(log, Store::Access::write);
      const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
      const SessionRecord record = store.read(id).value();
      store.ensure_still_ours(record);
      wait();
      noticed = store_fault([&] { store.ensure_still_ours(record); }) == StoreFault::replaced;
    }
    if (!noticed) ::_exit(1);
  });
  add(log, "during the session");
  CHECK_FALSE(move_foreign_wal(log, 0ms));
  folder.write("log.db", contents);
  CHECK(store_fault([&] { move_foreign_wal(log, 0ms); }) == StoreFault::other_log_runs);
  session.end();

  CHECK(read_file(log) == contents);
  CHECK(move_foreign_wal(log, 0ms) == log.string() + ".foreign-wal");
  CHECK(read_file(log) == contents);
}

TEST_CASE("a log that is the same as before it was written over goes on") {
  const Folder folder;
  const fs::path log = folder / "log.db";
  add(log, "first");
  OtherProgram session([&](const auto& wait) {
    Store store(log, Store::Access::write);
    const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
    const SessionRecord record = store.read(id).value();
    wait();
    store.ensure_still_ours(record);
    store.finish(id, kPlan, {}, 0ms, kNow);
  });
  folder.write("log.db", read_file(log));
  session.end();
  CHECK(Store(log, Store::Access::read).list({}).size() == 2);
}
