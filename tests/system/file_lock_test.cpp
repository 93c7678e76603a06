#include "system/file_lock.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

namespace fs = std::filesystem;

TEST_CASE("a lock excludes another one until it is released") {
  const Folder folder;
  const fs::path file = folder / "lock";
  CHECK_FALSE(FileLock::is_held(file));
  {
    const auto lock = FileLock::try_acquire(file);
    REQUIRE(lock.has_value());
    CHECK(FileLock::is_held(file));
    CHECK_FALSE(FileLock::try_acquire(file).has_value());
    CHECK(FileLock::is_held(file));  // a refused attempt leaves the lock in place
  }
  CHECK_FALSE(FileLock::is_held(file));
  CHECK(FileLock::try_acquire(file).has_value());
}

TEST_CASE("a lock moves with its object") {
  const Folder folder;
  auto lock = FileLock::try_acquire(folder / "lock");
  REQUIRE(lock.has_value());
  std::optional<FileLock> moved(std::move(*lock));
  lock.reset();
  CHECK(FileLock::is_held(folder / "lock"));
  moved.reset();
  CHECK_FALSE(FileLock::is_held(folder / "lock"));
}

TEST_CASE("the text of a lock file is replaced by a longer or a shorter text") {
  const Folder folder;
  const auto lock = FileLock::try_acquire(folder.write("lock", "old"));
  REQUIRE(lock.has_value());
  CHECK(read_file(folder / "lock") == "old");
  CHECK_FALSE(lock->write("much longer"));
  CHECK(read_file(folder / "lock") == "much longer");
  CHECK_FALSE(lock->write("7"));
  CHECK(read_file(folder / "lock") == "7");
}

TEST_CASE("a lock file is private to its owner and never reached through a link") {
  const Folder folder;
  const auto lock = FileLock::try_acquire(folder / "lock");
  CHECK(fs::status(folder / "lock").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  fs::create_symlink(folder / "elsewhere", folder / "link");
  CHECK_THROWS_AS(FileLock::try_acquire(folder / "link"), fs::filesystem_error);
  CHECK_FALSE(fs::exists(folder / "elsewhere"));
  CHECK_THROWS_AS(FileLock::try_acquire(folder / "missing" / "lock"), fs::filesystem_error);
}
