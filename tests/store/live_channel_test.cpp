#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "data/data_files.h"
#include "store/file/session_lock.h"
#include "store/live_channel.h"
#include "store/store.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

const Plan kPlan{.protocol = "p", .phases = {{.name = "a", .side = Side::left}}};

/// A log with a running session.
struct Led : Folder {
  Led() : store(path() / "log.db", Store::Access::write), lock(SessionLock::try_acquire(store.file()).value()) {
    session = store.begin({.protocol = "p"}, kPlan, {});
    LiveChannel(store).claim({session, 42, 1234ms});
  }
  Store store;
  SessionLock lock;
  std::int64_t session = 0;
};

}  // namespace

TEST_CASE("the process that runs a session is known while it holds the session lock") {
  const Folder folder;
  Store store(folder / "log.db", Store::Access::write);
  CHECK_FALSE(LiveChannel(store).active().has_value());
  const auto session = store.begin({.protocol = "p"}, kPlan, {});
  {
    const SessionLock lock = SessionLock::try_acquire(store.file()).value();
    CHECK(store.read(session)->state == State::interrupted);
    LiveChannel(store).claim({session, 42, 1234ms});
    REQUIRE(LiveChannel(store).active().has_value());
    CHECK(LiveChannel(store).active()->session == session);
    CHECK(LiveChannel(store).active()->process == 42);
    CHECK(LiveChannel(store).active()->zero == 1234ms);
    CHECK(store.read(session)->state == State::running);
  }
  CHECK_FALSE(LiveChannel(store).active().has_value());
}

TEST_CASE("requests are handled in order, and removed when completed") {
  Led led;
  const auto first = LiveChannel(led.store).enqueue(led.session, Action::swap, 0ms);
  const auto second = LiveChannel(led.store).enqueue(led.session, Action::back, 0ms);
  CHECK(LiveChannel(led.store).next_request(led.session)->id == first);
  CHECK(LiveChannel(led.store).next_request(led.session)->action == Action::swap);
  LiveChannel(led.store).complete(first);
  CHECK_FALSE(LiveChannel(led.store).is_pending(first));
  CHECK(LiveChannel(led.store).next_request(led.session)->action == Action::back);
  LiveChannel(led.store).complete(second);
  CHECK_FALSE(LiveChannel(led.store).next_request(led.session).has_value());
}

TEST_CASE("requests to another session or to an earlier process are ignored") {
  Led led;
  LiveChannel(led.store).enqueue(led.session + 1, Action::finish, 0ms);
  CHECK_FALSE(LiveChannel(led.store).next_request(led.session).has_value());
  LiveChannel(led.store).enqueue(led.session, Action::finish, 0ms);
  LiveChannel(led.store).claim({led.session, 43, 0ms});
  CHECK_FALSE(LiveChannel(led.store).next_request(led.session).has_value());
}

TEST_CASE("rows without a valid action are skipped") {
  Led led;
  {
    SQLite::Database other(led.store.file().string(), SQLite::OPEN_READWRITE);
    for (const char* rubbish :
         {"''", "'NEXT'", "'next '", "'\x01'", "42", "'drop table session'", "zeroblob(100000)"}) {
      other.exec("INSERT INTO inbox (session, action) VALUES (" + std::to_string(led.session) + ", CAST(" + rubbish +
                 " AS TEXT))");
    }
  }
  CHECK_FALSE(LiveChannel(led.store).next_request(led.session).has_value());
  LiveChannel(led.store).enqueue(led.session, Action::more, 0ms);
  CHECK(LiveChannel(led.store).next_request(led.session)->action == Action::more);
}

TEST_CASE("a change of the log by another program changes the data version") {
  Led led;
  const auto before = led.store.data_version();
  CHECK(led.store.data_version() == before);
  LiveChannel(Store(led.store.file(), Store::Access::write)).enqueue(led.session, Action::next, 0ms);
  CHECK(led.store.data_version() != before);
}

TEST_CASE("a log with the first schema is migrated and keeps its contents") {
  const Folder folder;
  const auto file = folder / "log.db";
  {
    SQLite::Database old(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec(std::string(schema_files()[0].text));
    old.exec(
        "INSERT INTO session (uuid, state, began, \"offset\", note, updated) VALUES ('u', 'finished', 0, 0, 'kept', "
        "0)");
    old.exec("PRAGMA user_version = 1");
    old.exec("PRAGMA application_id = 1148342128");
  }
  const Store store(file, Store::Access::write);
  CHECK(store.read(1)->data.note == "kept");
  CHECK_FALSE(LiveChannel(store).active().has_value());
}
