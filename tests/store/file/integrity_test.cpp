#include "store/file/integrity.h"

#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"
#include "dropwise/session.h"
#include "store/importer.h"
#include "store/store.h"
#include "store/undo/undo_log.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow = parse_rfc3339("2026-11-20T06:00:00Z").value().utc;

/// A log with a guided session, 2 minutes on the left and 3 on the right, that began an hour ago.
struct Log {
  Log() {
    const Plan plan{.protocol = "p",
                    .phases = {{.name = "a", .side = Side::left, .target = 2min},
                               {.name = "b", .side = Side::right, .target = 3min}}};
    Session session(plan);
    session.advance(5min);
    Store store(file, Store::Access::write);
    guided = store.begin({.protocol = "p", .began = {kNow - 1h, {}}}, plan, kNow - 1h);
    store.add(guided, 0, session.log());
    store.finish(guided, plan, session.log(), 5min, kNow - 55min);
  }
  std::int64_t enter(Millis before, Millis lasted) const {
    return Store(file, Store::Access::write).log({.began = {kNow - before, {}}, .lasted = lasted}, kNow);
  }
  void spoil(const std::string& sql) const {
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA ignore_check_constraints = ON;" + sql);
  }
  IntegrityReport check() const { return check_log(file, kNow); }

  Folder folder;
  std::filesystem::path file = folder / "log.db";
  std::int64_t guided = 0;
};

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a sound log gives no findings") {
  const Log log;
  log.enter(40min, 20min);
  const IntegrityReport found = log.check();
  CHECK(found.sessions == 2);
  CHECK(found.damage.empty());
  CHECK(found.orphan_rows == 0);
  CHECK(found.time_mismatch.empty());
  CHECK(found.overlapping.empty());
  CHECK(found.impossible.empty());
  CHECK(found.future.empty());
}

TEST_CASE("times that do not match the events are found, unless they were amended") {
  const Log log;
  const auto longer = [](const SessionRecord& record) {
    SessionData data = record.data;
    data.yield.left.active = 4min;
    return data;
  };
  Store(log.file, Store::Access::write).amend(log.guided, longer, kNow);
  CHECK(log.check().time_mismatch.empty());
  Store store(log.file, Store::Access::write);
  UndoLog(store).undo(kNow);
  CHECK(log.check().time_mismatch.empty());
  log.spoil("UPDATE session SET left_active = 1");
  CHECK(log.check().time_mismatch == Ids{log.guided});
  log.spoil("UPDATE session SET left_active = 120000, lasted = 200000");  // ends before its last event
  CHECK(log.check().time_mismatch == Ids{log.guided});
}

TEST_CASE("times amended in another log before an import are not reported") {
  const Log log;
  auto record = Store(log.file, Store::Access::read).read(log.guided).value();
  record.data.yield.left.active = 4min;
  const Folder other;
  {
    Store store(other / "log.db", Store::Access::write);
    Importer importer(store, kNow);
    importer.import_session(record);
    importer.commit();
  }
  CHECK(check_log(other / "log.db", kNow).time_mismatch.empty());
}

TEST_CASE("overlapping sessions are found in pairs, and sessions that only touch are not") {
  const Log log;                                                                   // 60 to 55 minutes ago
  const auto after = log.enter(55min, 10min);                                      // touches
  const auto within = log.enter(50min, 2min);                                      // within the one before
  const auto still = log.enter(46min, 20min);                                      // still within that
  Store(log.file, Store::Access::write).log({.began = {kNow - 46min, {}}}, kNow);  // without length
  CHECK(log.check().overlapping ==
        std::vector<std::pair<std::int64_t, std::int64_t>>{{after, within}, {after, still}, {still, still + 1}});
}

TEST_CASE("a session with an impossible length, and one in the future, are found") {
  const Log log;
  const auto id = log.enter(20min, 10min);
  log.spoil("UPDATE session SET lasted = -1 WHERE id = " + std::to_string(id));
  CHECK(log.check().impossible == Ids{id});
  log.spoil("UPDATE session SET lasted = 0, began = began + 86400000 WHERE id = " + std::to_string(id));
  CHECK(log.check().impossible.empty());
  CHECK(log.check().future == Ids{id});
}

TEST_CASE("a session with an impossible UTC offset is found") {
  const Log log;
  const auto id = log.enter(20min, 10min);
  for (const char* number : {"-9223372036854775808", "-1501", "1501", "9223372036854775807"}) {
    CAPTURE(number);
    log.spoil("UPDATE session SET \"offset\" = " + std::string(number) + " WHERE id = " + std::to_string(id));
    CHECK(log.check().impossible == Ids{id});
  }
}

TEST_CASE("a session with an impossible time of change is found") {
  const Log log;
  const auto id = log.enter(20min, 10min);
  for (const char* value : {"-1", "-9223372036854775808", "9223372036854775807"}) {
    CAPTURE(value);
    log.spoil("UPDATE session SET updated = " + std::string(value) + " WHERE id = " + std::to_string(id));
    CHECK(log.check().impossible == Ids{id});
    CHECK(store_fault([&] { Store(log.file, Store::Access::read).each({}, [](const SessionRecord&) {}); }) ==
          StoreFault::damaged_session);
  }
}

TEST_CASE("orphan rows and a damaged file are found") {
  const Log log;
  log.spoil("INSERT INTO event VALUES (99, 0, 'prompt', 0, 0, 'none', 'none', 0, '')");
  CHECK(log.check().orphan_rows == 1);
  log.spoil(
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX session_by_time ON session (lasted)' "
      "WHERE name = 'session_by_time'");
  CHECK_FALSE(log.check().damage.empty());
  const auto text = log.folder.write("text.db", std::string(5000, 't'));
  CHECK_THROWS_AS(check_log(text, kNow), StoreError);
}
