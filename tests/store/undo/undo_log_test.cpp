#include "store/undo/undo_log.h"

#include <doctest/doctest.h>

#include "dropwise/session.h"
#include "store/file/session_lock.h"
#include "store/importer.h"
#include "store/json/line.h"
#include "store/live_channel.h"
#include "store/store.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
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

TEST_CASE("a recorded session that was undone and then restored has all of its times") {
  Store store(Store::InMemory{});
  const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  Session session(kPlan);
  session.advance(5min);
  store.add(id, 0, session.log());
  store.finish(id, kPlan, session.log(), 5min, kNow + 5min);
  const SessionData before = store.read(id)->data;
  REQUIRE(before.first_side == Side::left);
  UndoLog(store).undo(kNow + 6min);
  store.restore(id, kNow + 7min);
  CHECK(store.read(id)->data == before);
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

namespace {

/// Everything in the log but deleted sessions, and the times of change, which undo and redo advance.
std::string all_of(const Store& store) {
  std::string text;
  store.each({}, [&](const SessionRecord& record) {
    SessionRecord same = record;
    same.updated = {};
    text += to_line(same) + "\n";
  });
  return text;
}

SessionRecord from_elsewhere(const char* uuid, const std::string& note, UtcTime updated) {
  SessionRecord record{.uuid = uuid, .data = {.began = {kNow, 0min}, .note = note}, .plan = kPlan, .updated = updated};
  Session session(kPlan);
  session.advance(5min);
  record.log = session.log();
  return record;
}

void finish_one(Store& store) {
  const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  Session session(kPlan);
  session.advance(5min);
  store.add(id, 0, session.log());
  store.finish(id, kPlan, session.log(), 5min, kNow + 5min);
}

}  // namespace

TEST_CASE("redo repeats what undo took back, in the other order, as often as asked") {
  Store store(Store::InMemory{});
  std::vector<std::string> states = {all_of(store)};
  const auto entry = store.log({.began = {kNow - 2h, 0min}, .note = "by hand"}, kNow);
  states.push_back(all_of(store));
  store.amend(entry, with_note, kNow + 1s);
  states.push_back(all_of(store));
  finish_one(store);
  states.push_back(all_of(store));
  store.remove(entry, kNow + 6min);
  states.push_back(all_of(store));
  store.restore(entry, kNow + 7min);
  states.push_back(all_of(store));
  {
    Importer importer(store, kNow + 8min);
    importer.import_session(from_elsewhere("6f9619ff-8b86-4011-b42d-00c04fc964ff", "new", kNow));
    SessionRecord newer = store.read(entry).value();
    newer.data.note = "from elsewhere";
    newer.updated = kNow + 7min + 1s;
    importer.import_session(newer);
    importer.commit();
  }
  states.push_back(all_of(store));

  UndoLog changes(store);
  const std::vector<std::string> kinds = {"log", "amend", "session", "delete", "restore", "import"};
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = kinds.size(); i-- > 0;) {
      CHECK(changes.undo(kNow + 1h)->what == kinds[i]);
      CHECK(changes.redoable()->what == kinds[i]);
    }
    CHECK_FALSE(changes.undo(kNow + 1h).has_value());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      CHECK(changes.redo(kNow + 2h)->what == kinds[i]);
      CHECK(all_of(store) == states[i + 1]);
    }
    CHECK_FALSE(changes.redo(kNow + 2h).has_value());
  }
}

TEST_CASE("after something new was written, there is nothing to redo") {
  Store store(Store::InMemory{});
  const auto first = store.log({.began = {kNow, 0min}}, kNow);
  UndoLog changes(store);
  changes.undo(kNow + 1s);
  CHECK(changes.redoable()->sessions == std::vector{first});
  store.log({.began = {kNow, 0min}}, kNow + 2s);
  CHECK_FALSE(changes.redoable().has_value());
  CHECK_FALSE(changes.redo(kNow + 3s).has_value());
  CHECK(changes.undoable(5).size() == 1);
}

TEST_CASE("a deletion that was redone deletes an interrupted session again") {
  Store store(Store::InMemory{});
  const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  store.remove(id, kNow + 1min);
  UndoLog changes(store);
  CHECK(changes.undo(kNow + 2min)->what == "delete");
  CHECK(store.read(id)->state == State::interrupted);
  CHECK(changes.redo(kNow + 3min)->what == "delete");
  CHECK_FALSE(store.read(id).has_value());
}

TEST_CASE("redo brings the imported version of an interrupted session back, but not while it runs") {
  const Folder folder;
  Store store(folder / "log.db", Store::Access::write);
  const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  SessionRecord whole = store.read(id).value();
  Session session(kPlan);
  session.advance(5min);
  whole.state = State::finished;
  whole.log = session.log();
  whole.data.note = "from elsewhere";
  whole.updated = kNow + 1h;
  {
    Importer importer(store, kNow + 2h);
    CHECK(importer.import_session(whole) == ImportOutcome::changed);
    importer.commit();
  }
  UndoLog changes(store);
  CHECK(changes.undo(kNow + 3h)->count == 1);
  CHECK(store.read(id)->state == State::interrupted);
  {
    const auto lock = SessionLock::try_acquire(folder / "log.db");
    LiveChannel(store).claim({id, 1, 0ms});
    CHECK(store_fault([&] { changes.redo(kNow + 4h); }) == StoreFault::session_runs);
    CHECK(store.read(id)->state == State::running);
  }
  CHECK(changes.redo(kNow + 4h)->count == 1);
  CHECK(store.read(id)->data.note == "from elsewhere");
  CHECK(store.read(id)->state == State::finished);
  CHECK(changes.undo(kNow + 5h)->count == 1);
  CHECK(store.read(id)->state == State::interrupted);
}
