#include "store/file/session_lock.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("one at a time holds the right to lead a session, and gives it back at its end") {
  const Folder folder;
  const auto log = folder.write("log.db", "");
  CHECK_FALSE(SessionLock::is_held(log));
  {
    const auto lock = SessionLock::try_acquire(log);
    REQUIRE(lock.has_value());
    CHECK(SessionLock::is_held(log));
    CHECK_FALSE(SessionLock::try_acquire(log).has_value());
  }
  CHECK_FALSE(SessionLock::is_held(log));
  CHECK(SessionLock::try_acquire(log).has_value());
}

TEST_CASE("logs in one folder have locks of their own") {
  const Folder folder;
  const auto first = folder.write("one.db", ""), second = folder.write("two.db", "");
  const auto lock = SessionLock::try_acquire(first);
  CHECK(SessionLock::try_acquire(second).has_value());
}
