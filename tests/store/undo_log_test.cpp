#include "store/undo_log.h"

#include <doctest/doctest.h>

#include "dropwise/session.h"
#include "store/importer.h"
#include "store/store.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime kNow{1'763'618'400'000ms};

}  // namespace

TEST_CASE("changes that can be undone are listed newest first, and undone in that order") {
  Store store(Store::InMemory{});
  const auto first = store.log({.began = {kNow - 2h, 0min}}, kNow);
  const auto second = store.log({.began = {kNow - 1h, 0min}}, kNow + 1s);
  store.remove(first, kNow + 2s);
  UndoLog changes(store);
  const auto undoable = changes.undoable(2);
  REQUIRE(undoable.size() == 2);
  CHECK(undoable[0].what == "delete");
  CHECK(undoable[0].sessions == std::vector{first});
  CHECK(undoable[1].what == "log");
  CHECK(undoable[1].sessions == std::vector{second});
  CHECK(undoable[1].at == kNow + 1s);

  CHECK(changes.undo(kNow + 3s)->what == "delete");
  CHECK(store.read(first).has_value());
  CHECK(changes.undo(kNow + 4s)->what == "log");
  CHECK_FALSE(store.read(second).has_value());
  CHECK(changes.undo(kNow + 5s)->what == "log");
  CHECK_FALSE(changes.undo(kNow + 6s).has_value());
}

namespace {

const Plan kPlan{
    .protocol = "p", .policy = Policy::clock, .phases = {{.name = "left", .side = Side::left, .target = 5min}}};

SessionData with_note(const SessionRecord& record) {
  SessionData data = record.data;
  data.note = "amended";
  return data;
}

}  // namespace

TEST_CASE("a guided session that was amended while running stays deleted when both changes are undone") {
  Store store(Store::InMemory{});
  const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  Session session(kPlan);
  session.advance(1min);
  store.add(id, 0, session.log());
  store.amend(id, with_note, kNow + 1min);
  session.advance(5min);
  store.finish(id, kPlan, session.log(), 5min, kNow + 5min);
  UndoLog changes(store);
  CHECK(changes.undo(kNow + 6min)->what == "session");
  CHECK_FALSE(store.read(id).has_value());
  CHECK(changes.undo(kNow + 7min)->what == "amend");
  CHECK_FALSE(store.read(id).has_value());
  CHECK_FALSE(store.unfinished().has_value());
}

TEST_CASE("an import with two versions of a new session is undone as a whole, and what came before it too") {
  Store store(Store::InMemory{});
  const auto first = store.log({.began = {kNow - 9h, 0min}}, kNow - 9h);
  SessionRecord record{.uuid = "6f9619ff-8b86-4011-b42d-00c04fc964ff", .data = {.began = {kNow, 0min}}, .plan = kPlan};
  Session session(kPlan);
  session.advance(5min);
  record.log = session.log();
  record.updated = kNow;
  SessionRecord newer = record;
  newer.data.note = "newer";
  newer.updated = kNow + 1h;
  {
    Importer importer(store, kNow + 2h);
    CHECK(importer.import_session(record) == ImportOutcome::added);
    CHECK(importer.import_session(newer) == ImportOutcome::changed);
    importer.commit();
  }
  UndoLog changes(store);
  const auto undone = changes.undo(kNow + 3h);
  CHECK(undone->what == "import");
  CHECK(undone->count == 1);
  std::size_t left = 0;
  store.each({.deleted = true}, [&](const SessionRecord&) { ++left; });
  CHECK(left == 1);
  CHECK(changes.undo(kNow + 4h)->sessions == std::vector{first});
}

TEST_CASE("deleting a session that does not exist is an error, and leaves nothing to undo") {
  Store store(Store::InMemory{});
  CHECK_THROWS_AS(store.remove(7, kNow), StoreError);
  CHECK(UndoLog(store).undoable(1).empty());
}
