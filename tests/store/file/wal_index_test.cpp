#include "store/file/wal_index.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include "store/store.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

constexpr UtcTime kNow{1'763'618'400'000ms};

/// A program that has a log open until it is told to end.
class OtherProgram {
 public:
  explicit OtherProgram(const fs::path& log) {
    REQUIRE(::pipe(ready_) == 0);
    REQUIRE(::pipe(done_) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      Store store(log, Store::Access::write);
      store.log({.began = {kNow, 0min}, .note = "elsewhere"}, kNow);
      char byte = 'x';
      if (::write(ready_[1], &byte, 1) == 1) static_cast<void>(::read(done_[0], &byte, 1));
      ::_exit(0);
    }
    char byte = 0;
    REQUIRE(::read(ready_[0], &byte, 1) == 1);
  }

  void end() {
    int status = 0;
    REQUIRE(::write(done_[1], "x", 1) == 1);
    REQUIRE(::waitpid(child_, &status, 0) == child_);
    for (const int file : {ready_[0], ready_[1], done_[0], done_[1]}) ::close(file);
  }

 private:
  int ready_[2]{}, done_[2]{};
  pid_t child_ = 0;
};

std::size_t sessions(const fs::path& log) { return Store(log, Store::Access::read).list({}).size(); }

}  // namespace

TEST_CASE("a log that another program uses without the index beside it is not opened") {
  const Folder folder;
  const fs::path log = folder / "log.db", link = folder / "link.db";
  Store(log, Store::Access::write).log({.began = {kNow, 0min}}, kNow);
  fs::create_hard_link(log, link);
  const auto refused = [](const fs::path& file) { return store_fault([&] { check_wal_index(file, 0ms); }); };
  check_wal_index(log, 0ms);
  OtherProgram other(log);
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
