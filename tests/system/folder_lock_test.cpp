#include "system/folder_lock.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("a lock on a folder excludes another one until it is released, and leaves no file") {
  const Folder folder;
  {
    auto lock = FolderLock::acquire(folder.path(), Millis{0});
    REQUIRE(lock.has_value());
    CHECK_FALSE(FolderLock::acquire(folder.path(), Millis{0}).has_value());
    const FolderLock moved(std::move(*lock));
    lock.reset();
    CHECK_FALSE(FolderLock::acquire(folder.path(), Millis{0}).has_value());
  }
  CHECK(FolderLock::acquire(folder.path(), Millis{0}).has_value());
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a folder that is missing cannot be locked") {
  const Folder folder;
  CHECK_THROWS_AS(FolderLock::acquire(folder / "missing", Millis{0}), std::filesystem::filesystem_error);
}
