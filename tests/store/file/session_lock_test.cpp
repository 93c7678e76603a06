#include "store/file/session_lock.h"

#include <doctest/doctest.h>

#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("only one holder at a time can have the session lock, which is released at the end of its scope") {
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

TEST_CASE("logs in the same folder have separate locks") {
  const Folder folder;
  const auto first = folder.write("one.db", ""), second = folder.write("two.db", "");
  const auto lock = SessionLock::try_acquire(first);
  CHECK(SessionLock::try_acquire(second).has_value());
}

TEST_CASE("a session can be locked before its log exists") {
  const Folder folder;
  const auto lock = SessionLock::try_acquire(folder / "log.db");
  CHECK(lock.has_value());
  CHECK(SessionLock::is_held(folder / "log.db"));
  CHECK_FALSE(SessionLock::try_acquire(folder / "log.db").has_value());
}

TEST_CASE("a session locks again when its lock file was removed or replaced, unless another has the lock now") {
  namespace fs = std::filesystem;
  for (const bool replaced : {false, true})
    for (const bool taken : {false, true}) {
      CAPTURE(replaced);
      CAPTURE(taken);
      const Folder folder;
      const auto log = folder.write("log.db", "");
      auto lock = SessionLock::try_acquire(log);
      fs::remove(folder / "log.db.live");
      if (replaced) folder.write("log.db.live", "");
      CHECK_FALSE(SessionLock::is_held(log));
      std::optional<SessionLock> other;
      if (taken) other.emplace(SessionLock::try_acquire(log).value());
      lock->renew();
      CHECK(SessionLock::is_held(log));
      other.reset();
      CHECK(SessionLock::is_held(log) == !taken);
    }
}
