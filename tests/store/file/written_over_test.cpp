#include <doctest/doctest.h>

#include "store/file/backup.h"
#include "store/file/replaced_log.h"
#include "store/file/session_lock.h"
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

namespace {

/// A program that runs a session, says when it has noticed the log's absence if it is to, and is killed in the end.
OtherProgram session_in(const fs::path& log, std::optional<StoreFault> wrong = {}) {
  return OtherProgram([log, wrong](const auto& wait) {
    Store store(log, Store::Access::write);
    const auto lock = SessionLock::try_acquire(log);
    const auto id = store.begin({.began = {kNow, 0min}, .note = "guided"}, kPlan, kNow);
    const SessionRecord record = store.read(id).value();
    store.ensure_still_ours(record);
    wait();
    if (store_fault([&] { store.ensure_still_ours(record); }) != wrong) ::_exit(1);
    if (!wrong) store.log({.began = {kNow, 0min}, .note = "afterwards"}, kNow);
    ::_exit(0);  // as if it was killed
  });
}

std::vector<std::string> notes_in(const fs::path& log) {
  std::vector<std::string> found;
  for (const SessionRecord& record : Store(log, Store::Access::read).list({})) found.push_back(record.data.note);
  return found;
}

using Notes = std::vector<std::string>;

}  // namespace

TEST_CASE("a WAL that another program has emptied and begun anew during a session stays the log's own") {
  const Folder folder;
  const fs::path log = folder / "log.db";
  add(log, "first");
  OtherProgram session = session_in(log);
  CHECK(Store(log, Store::Access::write).erase(1, kNow));
  add(log, "by others");
  CHECK_FALSE(move_foreign_wal(log, 0ms));
  session.end();
  CHECK(notes_in(log) == Notes{"guided", "by others", "afterwards"});
  CHECK(foreign_wals(log).empty());
}

TEST_CASE("a log that is moved away during a session and put back takes in what comes next") {
  const Folder folder;
  const fs::path log = folder / "log.db", away = folder / "away.db";
  add(log, "first");
  OtherProgram session([&](const auto& wait) {
    Store store(log, Store::Access::write);
    const auto lock = SessionLock::try_acquire(log);
    const auto id = store.begin({.began = {kNow, 0min}, .note = "guided"}, kPlan, kNow);
    const SessionRecord record = store.read(id).value();
    store.ensure_still_ours(record);
    fs::rename(log, away);
    const bool noticed = store_fault([&] { store.ensure_still_ours(record); }) == StoreFault::replaced;
    fs::rename(away, log);
    wait();
    if (!noticed || store_fault([&] { store.ensure_still_ours(record); })) ::_exit(1);
    store.log({.began = {kNow, 0min}, .note = "afterwards"}, kNow);
    ::_exit(0);
  });
  add(log, "by others");
  session.end();
  CHECK(notes_in(log) == Notes{"first", "guided", "by others", "afterwards"});
  CHECK(foreign_wals(log).empty());
  CHECK(replaced_logs(log).empty());
}

TEST_CASE("what a log had that was replaced during a session is kept in a file") {
  const Folder folder;
  const fs::path log = folder / "log.db", copy = folder / "copy.db";
  add(log, "first");
  OtherProgram session = session_in(log, StoreFault::replaced);
  add(log, "only in the WAL");
  fs::copy_file(log, copy);
  fs::rename(copy, log);  // as programs do that carry files from one machine to another
  session.end();
  CHECK(notes_in(log) == Notes{"first"});
  REQUIRE(replaced_logs(log).size() == 1);
  CHECK(fs::status(replaced_logs(log).front()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(notes_in(replaced_logs(log).front()) == Notes{"first", "guided", "only in the WAL"});
}

TEST_CASE("a log that is begun where another was moved away does not share what that one left behind") {
  const Folder folder;
  const fs::path log = folder / "log.db", away = folder / "away.db";
  add(log, "first");
  OtherProgram session = session_in(log, StoreFault::replaced);
  add(log, "by others");
  for (const char* ending : {"", "-wal", ".owner", ".live"}) fs::rename(log.string() + ending, away.string() + ending);
  REQUIRE(fs::exists(log.string() + "-shm"));
  add(log, "new");
  session.end();
  CHECK(notes_in(log) == Notes{"new"});
  REQUIRE(replaced_logs(log).size() == 1);
  CHECK(notes_in(replaced_logs(log).front()) == Notes{"first", "guided", "by others"});
}
