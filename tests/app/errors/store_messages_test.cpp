#include "app/errors/store_messages.h"

#include <doctest/doctest.h>

using namespace dropwise;

TEST_CASE("a fault of the log is told with its path, and what to do") {
  const UserError full = store_message(StoreError(StoreFault::disk_full, "log.db", "database or disk is full"));
  CHECK(std::string(full.what()) == "cannot write the log `log.db`: the disk is full");
  CHECK(full.hint() == "Free some space, then try again.");
  CHECK(full.exit() == ExitCode::io);
  const UserError created = store_message(StoreError(StoreFault::cannot_create, "log.db", "Permission denied"));
  CHECK(std::string(created.what()) == "cannot create the log `log.db`: Permission denied");
  CHECK(store_message(StoreError(StoreFault::no_log, "log.db")).exit() == ExitCode::not_found);
}

TEST_CASE("every fault of the log has a message") {
  for (int i = 0; i <= static_cast<int>(StoreFault::restore_of_damaged); ++i) {
    CAPTURE(i);
    const UserError told = store_message(StoreError(static_cast<StoreFault>(i), "log.db", "why"));
    CHECK_FALSE(std::string(told.what()).empty());
    CHECK(told.hint().ends_with("."));
    CHECK(told.hint().find('{') == std::string::npos);
  }
}

TEST_CASE("the path of a log and the words of the system cannot move the cursor") {
  const UserError told = store_message(StoreError(StoreFault::other, "a\x1b[2Jb", "\x1b[2J"));
  CHECK(std::string(told.what()).find('\x1b') == std::string::npos);
}
