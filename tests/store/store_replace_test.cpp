#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "dropwise/session.h"
#include "store/file/session_lock.h"
#include "store/importer.h"
#include "store/json/line.h"
#include "store/live_channel.h"
#include "store/store.h"
#include "store/undo/undo_log.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

constexpr UtcTime kNow{1'763'618'400'000ms};
constexpr const char* kSecret = "an unmistakable secret";

const Plan kPlan{
    .protocol = "p", .policy = Policy::clock, .phases = {{.name = "left", .side = Side::left, .target = 5min}}};

/// Whether any file of this folder contains the secret.
bool is_anywhere(const Folder& folder) {
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    if (read_file(entry.path()).find(kSecret) != std::string::npos) return true;
  }
  return false;
}

SessionData secret() {
  return {.began = {kNow, 60min},
          .lasted = 5min,
          .yield = {.left = {5min, Volume{12'000, Unit::ml}}},
          .pain = 3,
          .note = kSecret,
          .by = kSecret};
}

SessionData without_note(const SessionRecord& record) {
  SessionData data = record.data;
  data.note.clear();
  return data;
}

}  // namespace

TEST_CASE("an erased session leaves its uuid and when it began, and no trace in the log or beside it") {
  const Folder folder;
  Store store(folder / "log.db", Store::Access::write);
  const auto id = store.log(secret(), kNow);
  const auto other = store.log({.began = {kNow + 1h, 0min}, .note = "stays"}, kNow);
  store.amend(id, without_note, kNow + 1min);
  SUBCASE("in the log") {}
  SUBCASE("deleted") { store.remove(id, kNow + 2min); }
  SUBCASE("undone") {
    UndoLog(store).undo(kNow + 2min);
    UndoLog(store).redo(kNow + 3min);
    UndoLog(store).undo(kNow + 4min);
  }
  const std::string uuid = (store.read(id) ? store.read(id) : store.read_deleted(id))->uuid;
  CHECK(is_anywhere(folder));
  CHECK(store.erase(id, kNow + 1h));
  CHECK_FALSE(is_anywhere(folder));
  CHECK_FALSE(store.read(id).has_value());
  const SessionRecord left = store.read_deleted(id).value();
  CHECK(left.uuid == uuid);
  CHECK(left.data == SessionData{.began = {kNow, 60min}});
  CHECK(left.erased);
  CHECK(left.updated == kNow + 1h);
  CHECK(store.read(other)->data.note == "stays");
  CHECK(store.erase(id, kNow + 2h));  // again, for the traces
  CHECK(store.read_deleted(id)->updated == kNow + 1h);
}

TEST_CASE("nothing brings an erased session back") {
  Store store(Store::InMemory{});
  const auto id = store.log(secret(), kNow);
  const SessionRecord before = store.read(id).value();
  store.erase(id, kNow + 1min);
  CHECK(store_fault([&] { store.restore(id, kNow); }) == StoreFault::no_such_session);
  CHECK_FALSE(UndoLog(store).undo(kNow).has_value());
  CHECK_FALSE(UndoLog(store).redo(kNow).has_value());
  SessionRecord newer = before;
  newer.updated = kNow + 1h;
  Importer importer(store, kNow + 2h);
  CHECK(importer.import_session(newer) == ImportOutcome::older);
  importer.commit();
  CHECK(store.read_deleted(id)->data.note.empty());
}

TEST_CASE("an import that added an erased session is undone without it") {
  Store store(Store::InMemory{});
  SessionRecord first{.uuid = "6f9619ff-8b86-4011-b42d-00c04fc964ff", .data = secret(), .updated = kNow};
  SessionRecord second = first;
  second.uuid = "7f9619ff-8b86-4011-b42d-00c04fc964ff";
  {
    Importer importer(store, kNow);
    importer.import_session(first);
    importer.import_session(second);
    importer.commit();
  }
  store.erase(1, kNow + 1min);
  CHECK(UndoLog(store).undo(kNow + 2min)->count == 1);
  CHECK(store.read_deleted(1)->uuid == first.uuid);
  CHECK_FALSE(store.read(2).has_value());
}

TEST_CASE("an erased session is erased in every log that learns of it, with what undo kept there") {
  Store here(Store::InMemory{}), there(Store::InMemory{});
  const auto id = here.log(secret(), kNow);
  const auto copy = [](Store& from, Store& to, UtcTime now) {
    std::vector<ImportOutcome> outcomes;
    Importer importer(to, now);
    from.each({.deleted = true}, [&](const SessionRecord& record) {
      outcomes.push_back(importer.import_session(parse_line(to_line(record))));
    });
    importer.commit();
    return outcomes;
  };
  copy(here, there, kNow + 1min);
  there.amend(1, without_note, kNow + 2min);
  here.erase(id, kNow + 3min);
  CHECK(copy(here, there, kNow + 4min) == std::vector{ImportOutcome::erased});
  CHECK(there.read_deleted(1)->erased);
  CHECK_FALSE(UndoLog(there).undo(kNow + 5min).has_value());
  CHECK(copy(there, here, kNow + 6min) == std::vector{ImportOutcome::same});
}

TEST_CASE("an import erases no session that is running, and keeps what it changed before") {
  const Folder folder;
  Store store(folder / "log.db", Store::Access::write);
  const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  const auto lock = SessionLock::try_acquire(folder / "log.db");
  LiveChannel(store).claim({id, 1, 0ms});
  SessionRecord record = store.read(id).value();
  REQUIRE(record.state == State::running);
  record = erased(record);
  record.updated = kNow + 1h;
  Importer importer(store, kNow + 2h);
  CHECK(importer.import_session(record) == ImportOutcome::running);
  importer.commit();
  CHECK(store.read(id)->state == State::running);
  CHECK(store_fault([&] { store.erase(id, kNow); }) == StoreFault::session_runs);
}

TEST_CASE("a session that an import changes and then erases leaves the import one change, and is told") {
  Store store(Store::InMemory{});
  const auto id = store.log(secret(), kNow);
  const auto other = store.log(secret(), kNow);
  SessionRecord record = store.read(id).value(), last = store.read(other).value();
  record.data.note = "newer";
  last.data.note = "newer too";
  for (SessionRecord* newer : {&record, &last}) newer->updated = kNow + 1h;
  SessionRecord gone = erased(record);
  gone.updated = kNow + 2h;
  std::vector<std::string> lost;
  Importer importer(store, kNow + 3h);
  importer.on_replace = [&](const SessionRecord& before, const SessionRecord&) { lost.push_back(before.data.note); };
  CHECK(importer.import_session(record) == ImportOutcome::changed);
  CHECK(importer.import_session(gone) == ImportOutcome::erased);
  CHECK(importer.import_session(last) == ImportOutcome::changed);
  importer.commit();
  CHECK(lost == std::vector<std::string>{kSecret, "newer", kSecret});
  CHECK(UndoLog(store).undo(kNow + 4h)->sessions == std::vector{other});
  CHECK(store.read(other)->data.note == kSecret);
}

TEST_CASE("an import that only changes and erases one session leaves nothing to undo") {
  Store store(Store::InMemory{});
  const auto id = store.log(secret(), kNow);
  SessionRecord record = store.read(id).value();
  record.updated = kNow + 1h;
  record.data.note = "newer";
  SessionRecord gone = erased(record);
  Importer importer(store, kNow + 3h);
  importer.import_session(record);
  importer.import_session(gone);
  importer.commit();
  CHECK(UndoLog(store).undoable(5).empty());
}

TEST_CASE("a deleted session keeps its texts when it comes back from a log that never had them") {
  Store here(Store::InMemory{}), there(Store::InMemory{}), third(Store::InMemory{});
  const auto id = here.log(secret(), kNow);
  here.remove(id, kNow + 1min);
  const auto copy = [](const Store& from, Store& to, bool with_texts) {
    Importer importer(to, kNow + 1h);
    std::vector<ImportOutcome> outcomes;
    from.each({.deleted = true}, [&](const SessionRecord& record) {
      outcomes.push_back(importer.import_session(parse_line(to_line(with_texts ? record : without_texts(record)))));
    });
    importer.commit();
    return outcomes;
  };
  copy(here, there, false);
  CHECK(there.read_deleted(1)->data.note.empty());
  CHECK(copy(there, here, true) == std::vector{ImportOutcome::same});
  CHECK(here.read_deleted(id)->data.note == kSecret);
  CHECK(copy(there, third, true) == std::vector{ImportOutcome::deleted});
  CHECK(copy(here, third, true) == std::vector{ImportOutcome::deleted});
  CHECK(third.read_deleted(1)->data.note == kSecret);
  CHECK(copy(here, third, true) == std::vector{ImportOutcome::same});
}

TEST_CASE("an erasure takes the texts of a session that was already deleted, also one of the same age") {
  Store store(Store::InMemory{});
  const auto id = store.log(secret(), kNow);
  store.remove(id, kNow + 1min);
  SessionRecord gone = store.read_deleted(id).value();
  gone.erased = true;
  gone.data.note.clear();
  gone.data.by.clear();
  Importer importer(store, kNow + 2min);
  CHECK(importer.import_session(gone) == ImportOutcome::erased);
  importer.commit();
  CHECK(store.read_deleted(id)->data == SessionData{.began = {kNow, 60min}});
}

TEST_CASE("restoring brings a deleted session back as it was, also an interrupted one") {
  Store store(Store::InMemory{});
  const auto entry = store.log(secret(), kNow);
  const auto interrupted = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  for (const auto id : {entry, interrupted}) store.remove(id, kNow + 1min);
  CHECK(store.last_deleted() == interrupted);
  CHECK(store.list({.deleted = true}).size() == 2);
  for (const auto id : {entry, interrupted}) store.restore(id, kNow + 2min);
  CHECK(store.read(entry)->data == secret());
  CHECK(store.read(entry)->state == State::finished);
  CHECK(store.read(interrupted)->state == State::interrupted);
  CHECK_FALSE(store.last_deleted().has_value());
  CHECK(store_fault([&] { store.restore(entry, kNow); }) == StoreFault::no_such_session);
  UndoLog(store).undo(kNow + 3min);
  CHECK_FALSE(store.read(interrupted).has_value());
}

TEST_CASE("a finished session that is continued has one change to undo") {
  Store store(Store::InMemory{});
  const auto id = store.begin({.began = {kNow, 0min}}, kPlan, kNow);
  Session session(kPlan);
  session.advance(1min);
  session.act(Action::finish, 2min);
  store.add(id, 0, session.log());
  store.finish(id, kPlan, session.log(), 2min, kNow + 2min);
  const std::size_t events = session.log().size();
  CHECK(store_fault([&] { store.reopen(id + 1, 0, 0min, kNow); }) == StoreFault::no_such_session);

  store.reopen(id, events - 2, 2min, kNow + 3min);
  const SessionRecord open = store.read(id).value();
  CHECK(open.state == State::interrupted);
  CHECK(open.log.size() == events - 2);
  CHECK(UndoLog(store).undoable(5).empty());
  CHECK(store_fault([&] { store.reopen(id, 0, 0min, kNow); }) == StoreFault::no_such_session);

  Session again(kPlan, open.log);
  again.interrupt(2min);
  again.act(Action::resume, 3min);
  again.advance(10min);
  store.add(id, events - 2, std::span(again.log()).subspan(events - 2));
  store.finish(id, kPlan, again.log(), again.log().back().at, kNow + 10min);
  const SessionRecord whole = store.read(id).value();
  CHECK(whole.data.yield.left.active == 5min);
  CHECK(whole.paused == 1min);
  CHECK(whole.data.lasted == 6min);
  CHECK(UndoLog(store).undoable(5).size() == 1);
  CHECK(UndoLog(store).undo(kNow + 11min)->what == "session");
  CHECK_FALSE(store.read(id).has_value());
}
