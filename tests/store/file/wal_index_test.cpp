#include "store/file/wal_index.h"

#include <doctest/doctest.h>

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

constexpr UtcTime kNow{1'763'618'400'000ms};

std::size_t sessions(const fs::path& log) { return Store(log, Store::Access::read).list({}).size(); }

}  // namespace

TEST_CASE("a log that another program uses without the index beside it is not opened") {
  const Folder folder;
  const fs::path log = folder / "log.db", link = folder / "link.db";
  Store(log, Store::Access::write).log({.began = {kNow, 0min}}, kNow);
  fs::create_hard_link(log, link);
  const auto refused = [](const fs::path& file) { return store_fault([&] { check_wal_index(file, 0ms); }); };
  check_wal_index(log, 0ms);
  OtherProgram other([&](const auto& wait) {
    Store store(log, Store::Access::write);
    store.log({.began = {kNow, 0min}, .note = "elsewhere"}, kNow);
    wait();
    ::_exit(0);  // as if it was killed
  });
  check_wal_index(log, 0ms);
  CHECK(refused(link) == StoreFault::used_elsewhere);
  fs::remove(log.string() + "-shm");
  CHECK(refused(log) == StoreFault::used_elsewhere);
  other.end();
  check_wal_index(log, 0ms);
  check_wal_index(link, 0ms);
  CHECK(sessions(log) == 2);
}

TEST_CASE("a session joins the others again when the index was removed or replaced") {
  const Folder folder;
  const fs::path log = folder / "log.db", index = log.string() + "-shm";
  const Plan plan{.protocol = "p", .phases = {{.name = "left", .side = Side::left, .target = 5min}}};
  Store store(log, Store::Access::write);
  const auto id = store.begin({.began = {kNow, 0min}}, plan, kNow);
  const SessionRecord record = store.read(id).value();
  store.ensure_still_ours(record);
  SUBCASE("removed") { fs::remove(index); }
  SUBCASE("replaced by a copy") {
    fs::copy_file(index, folder / "copy");
    fs::rename(folder / "copy", index);
  }
  store.ensure_still_ours(record);
  CHECK(fs::exists(index));
  Store(log, Store::Access::write).log({.began = {kNow, 0min}, .note = "meanwhile"}, kNow);
  store.ensure_still_ours(record);
  store.finish(id, plan, {}, 1min, kNow);
  CHECK(sessions(log) == 2);
  CHECK(Store(log, Store::Access::read).read(id)->state == State::finished);
}

TEST_CASE("what a session wrote to a WAL that was removed or replaced is in the log, also if it is killed") {
  const Folder folder;
  const fs::path log = folder / "log.db", wal = log.string() + "-wal";
  const Plan plan{.protocol = "p", .phases = {{.name = "left", .side = Side::left, .target = 5min}}};
  Store(log, Store::Access::write).log({.began = {kNow, 0min}}, kNow);
  OtherProgram session([&](const auto& wait) {
    Store store(log, Store::Access::write);
    const auto lock = SessionLock::try_acquire(log);
    const auto id = store.begin({.began = {kNow, 0min}}, plan, kNow);
    const SessionRecord record = store.read(id).value();
    store.ensure_still_ours(record);
    wait();
    store.ensure_still_ours(record);
    store.log({.began = {kNow, 0min}, .note = "afterwards"}, kNow);
    ::_exit(0);  // as if it was killed
  });
  Store(log, Store::Access::write).log({.began = {kNow, 0min}, .note = "by others"}, kNow);
  bool moved = false;
  SUBCASE("the WAL is removed") { fs::remove(wal); }
  SUBCASE("both are removed") {
    fs::remove(wal);
    fs::remove(log.string() + "-shm");
  }
  SUBCASE("the WAL is replaced by a copy") {
    fs::copy_file(wal, folder / "copy");
    fs::rename(folder / "copy", wal);
    moved = true;
  }
  SUBCASE("the WAL is replaced by nothing") {
    fs::remove(wal);
    folder.write("log.db-wal", "");
  }
  const auto refused = store_fault([&] {
    check_wal_index(log, 0ms);
    move_foreign_wal(log, 0ms);
  });
  CHECK(refused == StoreFault::used_elsewhere);
  session.end();
  CHECK(sessions(log) == 4);
  CHECK(foreign_wals(log).size() == (moved ? 1 : 0));
}
