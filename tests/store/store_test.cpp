#include <doctest/doctest.h>

#include <sys/stat.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/error.h"
#include "dropwise/session.h"
#include "store/store.h"
#include "store/undo/undo_log.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow = parse_rfc3339("2026-11-20T06:00:00Z").value().utc;

SessionData full_header() {
  return {.protocol = "marmet",
          .mode = "little",
          .kind = MilkKind::colostrum,
          .method = Method::both,
          .began = {kNow - 1h, 345min},
          .lasted = 20min,
          .first_side = Side::right,
          .yield = {.left = {9min, Volume{11'829, Unit::oz_us}}, .right = {8min, Volume{150, Unit::drops}}},
          .pain = 3,
          .note = "quote ' and \"\nline"};
}

Plan short_plan() {
  return {.protocol = "p",
          .mode = "m",
          .policy = Policy::flow,
          .phases = {{.name = "a",
                      .side = Side::left,
                      .minimum = 5min,
                      .maximum = 7min,
                      .target = 7min,
                      .published = true,
                      .technique = "press",
                      .prompts = {{"never", 20s, PromptRole::caution}, {"say", 40s, PromptRole::tip, true}},
                      .reminders = {{"again"}, {.text = "change?", .change = true}},
                      .remind_every = 70s},
                     {.name = "b", .side = Side::right, .cap = 500ms, .optional = true, .remark = "r"}},
          .marks = {{90s, "mark", MarkClock::session}}};
}

std::optional<StoreFault> fault(const std::filesystem::path& file) {
  try {
    Store store(file, Store::Access::write);
  } catch (const StoreError& error) {
    CHECK(error.path() == file);
    return error.fault();
  }
  return {};
}

mode_t rights(const std::filesystem::path& file) {
  struct stat facts {};
  REQUIRE(::stat(file.c_str(), &facts) == 0);
  return facts.st_mode & 0777U;
}

}  // namespace

TEST_CASE("a logged session is read back unchanged") {
  Store store(Store::InMemory{});
  const auto id = store.log(full_header(), kNow);
  const auto record = store.read(id);
  REQUIRE(record.has_value());
  CHECK(record->data == full_header());
  CHECK(record->state == State::finished);
  CHECK(record->updated == kNow);
  CHECK(record->uuid.size() == 36);
  CHECK(record->uuid[14] == '4');
}

TEST_CASE("an unknown volume stays unknown, and differs from zero and from a trace") {
  Store store(Store::InMemory{});
  SessionData data{.began = {kNow, 0min}};
  data.yield.left.volume = Volume{0, Unit::trace};
  data.yield.right.volume = Volume{0, Unit::ml};
  const auto record = store.read(store.log(data, kNow));
  CHECK(record->data == data);
  CHECK_FALSE(record->data.yield.together.has_value());
  CHECK_FALSE(record->data.yield.left.active.has_value());
  CHECK(record->data.yield.left.volume->trace());
  CHECK(record->data.yield.total().microlitres == 0);
}

TEST_CASE("a guided session is stored from its start, and its times follow from its events") {
  Store store(Store::InMemory{});
  Session session(short_plan());
  const auto id = store.begin({.protocol = "p", .began = {kNow, 0min}}, session.plan(), kNow);
  CHECK(store.unfinished() == id);
  session.advance(3min);
  store.add(id, 0, std::span(session.log()).subspan(0));
  store.heartbeat(id, session.plan(), session.log(), 3min);
  CHECK(store.read(id)->data.yield.left.active == 3min);
  CHECK(store.read(id)->state == State::interrupted);  // nobody holds the session lock
  CHECK(store.read(id)->log == session.log());
  CHECK(*store.read(id)->plan == short_plan());
  const auto before = session.log().size();
  session.advance(1h);
  store.add(id, before, std::span(session.log()).subspan(before));
  store.finish(id, session.plan(), session.log(), session.log().back().at, kNow + 8min);
  const auto record = store.read(id);
  CHECK(record->state == State::finished);
  CHECK(record->data.yield.left.active == 7min);
  CHECK(record->data.yield.right.active == 500ms);
  CHECK(record->data.lasted == 7min + 500ms);
  CHECK_FALSE(store.unfinished().has_value());
}

TEST_CASE("sessions are listed by the day in their own time zone") {
  Store store(Store::InMemory{});
  const auto late = store.log({.began = *parse_rfc3339("2026-11-19T23:30:00-05:00")}, kNow);   // 04:30 UTC on the 20th
  const auto early = store.log({.began = *parse_rfc3339("2026-11-20T00:30:00+05:45")}, kNow);  // 18:45 UTC on the 19th
  const auto day = LocalTime{std::chrono::local_days{std::chrono::year{2026} / 11 / 19}};
  const auto found = store.list({.range = {day, day + 24h}});
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == late);
  CHECK(store.list({}).front().id == early);
  CHECK(store.newest(1) == late);
  CHECK(store.newest(2) == early);
  CHECK_FALSE(store.newest(3).has_value());
  CHECK(store.list({.newest = 1}).front().id == late);
}

TEST_CASE("undo reverts log, amend and delete, one after another") {
  Store store(Store::InMemory{});
  const auto id = store.log(full_header(), kNow);
  SessionData changed = full_header();
  changed.note = "changed";
  changed.yield.left.volume.reset();
  store.amend(
      id, [&](const SessionRecord&) { return changed; }, kNow + 1s);
  store.remove(id, kNow + 2s);
  CHECK_FALSE(store.read(id).has_value());
  CHECK(UndoLog(store).undo(kNow + 3s)->what == "delete");
  CHECK(store.read(id)->data == changed);
  CHECK(UndoLog(store).undo(kNow + 4s)->sessions == std::vector<std::int64_t>{id});
  CHECK(store.read(id)->data == full_header());
  CHECK(store.read(id)->updated == kNow + 4s);
  CHECK(UndoLog(store).undo(kNow + 5s)->what == "log");
  CHECK_FALSE(store.read(id).has_value());
  CHECK_FALSE(UndoLog(store).undo(kNow + 6s).has_value());
}

TEST_CASE("undo removes a finished session, but not a running one") {
  Store store(Store::InMemory{});
  Session session(short_plan());
  const auto id = store.begin({.began = {kNow, 0min}}, session.plan(), kNow);
  const auto note = [](const SessionRecord& record) {
    SessionData data = record.data;
    data.note = "typed while it runs";
    return data;
  };
  store.amend(id, note, kNow);
  store.heartbeat(id, session.plan(), session.log(), 1min);
  CHECK(UndoLog(store).undo(kNow)->what == "amend");
  CHECK(store.read(id)->data.note.empty());
  CHECK(store.read(id)->data.lasted == 1min);
  CHECK(store.unfinished() == id);
  store.finish(id, session.plan(), session.log(), 2min, kNow);
  CHECK(UndoLog(store).undo(kNow)->what == "session");
  CHECK_FALSE(store.read(id).has_value());
}

TEST_CASE("undo restores a deleted interrupted session") {
  Store store(Store::InMemory{});
  Session session(short_plan());
  const auto id = store.begin({.began = {kNow, 0min}}, session.plan(), kNow);
  store.remove(id, kNow);
  CHECK_FALSE(store.read(id).has_value());
  CHECK(UndoLog(store).undo(kNow)->what == "delete");
  CHECK(store.read(id)->state == State::interrupted);
  CHECK(store.unfinished() == id);
}

TEST_CASE("storing an event updates the length of the session") {
  Store store(Store::InMemory{});
  Session session(short_plan());
  const auto id = store.begin({.began = {kNow, 0min}}, session.plan(), kNow);
  session.act(Action::flowing, 90s);
  store.add(id, 0, std::span(session.log()).subspan(0));
  CHECK(store.read(id)->data.lasted == 90s);
}

TEST_CASE("the first breast is the one expressed first, not the one planned") {
  Store store(Store::InMemory{});
  Session session(short_plan());
  const auto id = store.begin({.began = {kNow, 0min}}, session.plan(), kNow);
  CHECK_FALSE(store.read(id)->data.first_side.has_value());
  session.act(Action::swap, 1min);
  store.finish(id, session.plan(), session.log(), 2min, kNow);
  CHECK(store.read(id)->data.first_side == Side::right);
}

TEST_CASE("an amendment that throws, or names an unknown session, changes nothing") {
  Store store(Store::InMemory{});
  const auto id = store.log(full_header(), kNow);
  CHECK_THROWS_AS(store.amend(
                      id, [](const SessionRecord&) -> SessionData { throw UserError("no", "No."); }, kNow),
                  UserError);
  CHECK(store.read(id)->data == full_header());
  CHECK_THROWS_AS(store.amend(
                      99, [](const SessionRecord& record) { return record.data; }, kNow),
                  StoreError);
  CHECK(UndoLog(store).undo(kNow)->what == "log");
}

TEST_CASE("an amendment increases `updated`, even if the clock was set back") {
  Store store(Store::InMemory{});
  const auto id = store.log(full_header(), kNow);
  store.amend(
      id, [](const SessionRecord& record) { return record.data; }, kNow - 1h);
  CHECK(store.read(id)->updated == kNow + 1ms);
}

TEST_CASE("the log and its folders are private to their owner") {
  const Folder folder;
  Store store(folder / "a/b/log.db", Store::Access::write);
  store.log({.began = {kNow, 0min}}, kNow);
  CHECK(rights(folder / "a/b/log.db") == 0600);
  CHECK(rights(folder / "a/b") == 0700);
  CHECK(rights(folder / "a") == 0700);
  CHECK(rights(folder / "a/b/log.db-wal") == 0600);
}

TEST_CASE("the log uses WAL, strict tables and the current schema version") {
  const Folder folder;
  { Store store(folder / "log.db", Store::Access::write); }
  SQLite::Database database((folder / "log.db").string());
  CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(database.execAndGet("PRAGMA user_version").getInt() == 7);
  CHECK(database
            .execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = "
                        "0 AND name NOT LIKE 'sqlite%'")
            .getInt() == 0);
}

TEST_CASE("the files beside a log that was read-only for a while are made writable again") {
  const Folder folder;
  const auto log = folder / "log.db", index = folder / "log.db-shm";
  const Store open(log, Store::Access::write);  // keeps the files beside it
  std::filesystem::permissions(index, std::filesystem::perms(0400));
  std::filesystem::permissions(log, std::filesystem::perms(0400));
  { const Store reader(log, Store::Access::read); }
  CHECK(std::filesystem::status(index).permissions() == std::filesystem::perms(0400));
  std::filesystem::permissions(log, std::filesystem::perms(0600));
  { const Store writer(log, Store::Access::write); }
  CHECK(std::filesystem::status(index).permissions() == std::filesystem::perms(0600));
}

TEST_CASE("reading a log that does not exist creates nothing") {
  const Folder folder;
  const Store store(folder / "x/log.db", Store::Access::read);
  CHECK(store.list({}).empty());
  CHECK_FALSE(std::filesystem::exists(folder / "x"));
}

TEST_CASE("a file that is not a log is rejected and left as it is") {
  const Folder folder;
  const auto text = folder.write("text.db", std::string(5000, 'x'));
  CHECK(fault(text) == StoreFault::not_a_log);
  CHECK(read_file(text) == std::string(5000, 'x'));
  CHECK(fault(folder.path()) == StoreFault::is_folder);
  const auto other = folder / "other.db";
  SQLite::Database(other.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE theirs (x)");
  CHECK(fault(other) == StoreFault::foreign);
}

TEST_CASE("a pipe is not a log, and nobody waits for it") {
  const Folder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  for (const auto access : {Store::Access::probe, Store::Access::read, Store::Access::write}) {
    try {
      const Store store(folder / "pipe", access);
      FAIL("no error");
    } catch (const StoreError& error) {
      CHECK(error.fault() == StoreFault::not_a_log);
    }
  }
}

TEST_CASE("a log newer than the program is rejected") {
  const Folder folder;
  const auto file = folder / "log.db";
  { Store store(file, Store::Access::write); }
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  CHECK(fault(file) == StoreFault::newer);
}

TEST_CASE("a log with a negative version is damaged, with or without tables") {
  const Folder folder;
  const auto full = folder / "full.db", empty = folder / "empty.db";
  { Store store(full, Store::Access::write); }
  SQLite::Database(full.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = -1");
  SQLite::Database(empty.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("PRAGMA user_version = -1");
  CHECK(fault(full) == StoreFault::damaged);
  CHECK(fault(empty) == StoreFault::damaged);
  for (const auto access : {Store::Access::probe, Store::Access::read}) {
    CHECK_THROWS_AS(Store(full, access), StoreError);
    CHECK_THROWS_AS(Store(empty, access), StoreError);
  }
}

TEST_CASE("a plan or an event that cannot be read is an error") {
  const Folder folder;
  const auto file = folder / "log.db";
  Store store(file, Store::Access::write);
  const auto id = store.begin({.began = {kNow, 0min}}, short_plan(), kNow);
  SQLite::Database raw(file.string(), SQLite::OPEN_READWRITE);
  raw.exec("INSERT INTO event VALUES (1, 0, 'flying', 0, 0, 'left', 'none', 0, '')");
  CHECK_THROWS_AS(store.read(id), StoreError);
  for (const char* row :
       {"(1, 0, 'paused', 0, 2, 'left', 'user', 0, '')", "(1, 0, 'phase_ended', 0, 0, 'left', 'user', 3, '')"}) {
    raw.exec("DELETE FROM event");
    raw.exec(std::string("INSERT INTO event VALUES ") + row);
    CHECK_THROWS_AS(store.read(id), StoreError);
  }
  raw.exec("DELETE FROM event");
  raw.exec(
      "INSERT INTO event VALUES (1, 0, 'prompt', 9, 0, 'left', 'none', 0, ''), (1, 1, 'prompt', 5, 0, 'left', 'none', "
      "0, '')");
  CHECK_THROWS_AS(store.read(id), StoreError);
  raw.exec("UPDATE session SET plan = '{}'");
  CHECK_THROWS_AS(store.read(id), StoreError);
}
