#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "store/importer.h"
#include "store/json/line.h"
#include "store/undo/undo_log.h"
#include "support/random_session.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = parse_rfc3339("2026-11-20T06:00:00Z").value().utc;

/// All sessions of a log as export lines, including deleted ones.
std::vector<std::string> exported(const Store& store) {
  std::vector<std::string> lines;
  store.each({.deleted = true}, [&](const SessionRecord& record) { lines.push_back(to_line(record)); });
  std::ranges::sort(lines);
  return lines;
}

std::vector<ImportOutcome> import(Store& store, const std::vector<std::string>& lines, UtcTime now) {
  Importer importer(store, now);
  std::vector<ImportOutcome> taken;
  for (const std::string& line : lines) taken.push_back(importer.import_session(parse_line(line)));
  importer.commit();
  return taken;
}

std::vector<Event> lived(const test::RandomSession& random) {
  Session session(random.plan);
  random.run(session);
  return session.log();
}

/// A machine on which act() changes the log at random.
struct Machine {
  Store store{Store::InMemory{}};

  void act(std::mt19937& random, UtcTime now) {
    const auto some = store.list({});
    const auto any = [&]() -> std::int64_t { return some[random() % some.size()].id; };
    switch (some.empty() ? random() % 2 : random() % 6) {
      case 0:
        store.log({.began = {now - 1h, 60min},
                   .yield = {.left = {5min, Volume{static_cast<std::int64_t>(random() % 9), Unit::drops}}}},
                  now);
        break;
      case 1:
        if (random() % 3 == 0) guided(static_cast<unsigned>(random()), now);
        break;
      case 2:
      case 3: {
        const auto amount = static_cast<std::int64_t>(random() % 3);
        store.amend(
            any(),
            [&](const SessionRecord& r) {
              SessionData h = r.data;
              h.yield.right.volume = Volume{amount, Unit::ml};
              return h;
            },
            now);
        break;
      }
      case 4: store.remove(any(), now); break;
      default: UndoLog(store).undo(now);
    }
  }

  void guided(unsigned seed, UtcTime now) {
    const test::RandomSession random(seed);
    const auto log = lived(random);
    const Millis lasted = log.empty() ? 0ms : log.back().at;
    const auto id = store.begin({.protocol = "p", .began = {now, 0min}}, random.plan, now);
    store.add(id, 0, log);
    if (seed % 2 == 0) store.finish(id, random.plan, log, lasted, now);
  }
};

}  // namespace

TEST_CASE("machines that exchange their exports end up with the same log, in any order") {
  for (unsigned seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::vector<Machine> machines(3);
    std::vector<std::vector<std::string>> mail;  // exports in transit, some outdated when they are imported
    for (int step = 0; step < 24; ++step) {
      const UtcTime now = kStart + Millis{random() % 40};  // clocks that do not quite agree
      Machine& machine = machines[random() % machines.size()];
      if (random() % 3 == 0 && !mail.empty()) {
        import(machine.store, mail[random() % mail.size()], now);
      } else {
        machine.act(random, now);
      }
      if (random() % 3 == 0) mail.push_back(exported(machines[random() % machines.size()].store));
    }
    for (const Machine& machine : machines) mail.push_back(exported(machine.store));
    for (Machine& machine : machines) {
      std::ranges::shuffle(mail, random);
      for (const auto& letter : mail) import(machine.store, letter, kStart + 1h);
    }
    REQUIRE(exported(machines[0].store) == exported(machines[1].store));
    REQUIRE(exported(machines[0].store) == exported(machines[2].store));
    for (const ImportOutcome taken : import(machines[0].store, exported(machines[1].store), kStart + 2h))
      REQUIRE(taken == ImportOutcome::same);
  }
}

TEST_CASE("every session is parsed back from its line unchanged") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const test::RandomSession random(seed);
    SessionRecord record{.uuid = make_uuid(), .plan = random.plan, .log = lived(random), .updated = kStart + 123ms};
    record.data = {.protocol = "marmet",
                   .mode = "little",
                   .kind = MilkKind::colostrum,
                   .began = {kStart + 5ms, -570min},
                   .lasted = 34min + 1ms,
                   .first_side = Side::right,
                   .yield = {.left = {7min, Volume{29'574, Unit::oz_us}}, .right = {333ms, Volume{0, Unit::trace}}},
                   .pain = 3,
                   .note = "quote \" and \nline"};
    record.paused = 1001ms;
    REQUIRE(equivalent(parse_line(to_line(record)), record));
  }
}

TEST_CASE("the later version of a session wins, else the longer one, else the same one on every machine") {
  SessionRecord a{.uuid = "u", .updated = kStart};
  SessionRecord b = a;
  b.updated += 1ms;
  CHECK(wins_over(b, a));
  CHECK_FALSE(wins_over(a, b));
  b = a;
  b.log.push_back({});
  b.plan = Plan{.protocol = "p"};
  CHECK(wins_over(b, a));
  b = a;
  b.data.note = "x";
  CHECK(wins_over(a, b) != wins_over(b, a));
}

TEST_CASE("merging an interrupted version with the whole session keeps all events and the later changes") {
  const Plan plan{.protocol = "p", .phases = {{.name = "a", .side = Side::left, .target = 2min}}};
  Session session(plan);
  session.advance(0ms);
  SessionRecord cut_off{
      .uuid = "u", .state = State::interrupted, .plan = plan, .log = session.log(), .updated = kStart + 2h};
  cut_off.data.lasted = 1s;
  cut_off.data.yield.left.volume = Volume{12'000};
  session.advance(2min);
  SessionRecord whole{
      .uuid = "u", .state = State::finished, .plan = plan, .log = session.log(), .updated = kStart + 1h};
  whole.data.lasted = 2min;
  SessionRecord wanted = whole;
  wanted.data.yield.left.volume = Volume{12'000};
  wanted.updated = kStart + 2h;
  CHECK(equivalent(merge(cut_off, whole).value(), wanted));
  CHECK(equivalent(merge(whole, cut_off).value(), wanted));
  CHECK(equivalent(merge(wanted, cut_off).value(), wanted));
  Session closed(plan, cut_off.log);
  closed.interrupt(1s);
  closed.act(Action::finish, 1s);
  SessionRecord finished = cut_off;
  finished.state = State::finished;
  finished.log = closed.log();
  CHECK(equivalent(merge(finished, whole).value(), wanted));
  Session resumed(plan, cut_off.log);
  resumed.interrupt(1s);
  resumed.act(Action::resume, 10min);
  finished.log = resumed.log();
  CHECK_FALSE(merge(finished, whole));  // both continued, each in a different way
  CHECK_FALSE(merge(whole, whole));
}

TEST_CASE("merging keeps an amount and a note that only the version changed earlier has") {
  const Plan plan{.protocol = "p", .phases = {{.name = "a", .side = Side::left, .target = 2min}}};
  Session session(plan);
  session.advance(0ms);
  SessionRecord cut_off{
      .uuid = "u", .state = State::interrupted, .plan = plan, .log = session.log(), .updated = kStart + 1h};
  cut_off.data.yield.left.volume = Volume{9'000};
  cut_off.data.note = "early";
  cut_off.data.pain = 3;
  session.advance(2min);
  SessionRecord whole{.uuid = "u", .state = State::running, .plan = plan, .log = session.log(), .updated = kStart + 2h};
  whole.data.pain = 4;
  SessionRecord wanted = whole;
  wanted.data.yield.left.volume = Volume{9'000};
  wanted.data.note = "early";
  wanted.updated = kStart + 2h + 1ms;
  CHECK(equivalent(merge(cut_off, whole).value(), wanted));
  CHECK(equivalent(merge(whole, cut_off).value(), wanted));
  CHECK(wins_over(wanted, whole));

  Store store{Store::InMemory{}};
  Importer importer(store, kStart + 3h);
  importer.import_session(cut_off);
  CHECK(importer.import_session(whole) == ImportOutcome::changed);
  CHECK(importer.import_session(whole) == ImportOutcome::older);
  CHECK(importer.import_session(cut_off) == ImportOutcome::older);
  importer.commit();
  CHECK(equivalent(store.read(1).value(), wanted));
}

TEST_CASE("an import is one change, and undo restores the log") {
  Machine here, there;
  here.store.log({.began = {kStart, 0min}, .note = "both"}, kStart);
  import(there.store, exported(here.store), kStart);
  there.store.amend(
      1,
      [](const SessionRecord& r) {
        SessionData h = r.data;
        h.note = "changed";
        return h;
      },
      kStart + 1h);
  there.guided(4, kStart + 1h);
  const auto before = exported(here.store);
  auto taken = import(here.store, exported(there.store), kStart + 2h);
  std::ranges::sort(taken);
  CHECK(taken == std::vector{ImportOutcome::added, ImportOutcome::changed});
  CHECK(exported(here.store) == exported(there.store));
  CHECK(UndoLog(here.store).undo(kStart + 3h)->what == "import");
  CHECK(exported(here.store) == before);
}

TEST_CASE("an import without a commit changes nothing") {
  Machine here, there;
  there.guided(4, kStart);
  {
    Importer importer(here.store, kStart);
    for (const std::string& line : exported(there.store)) importer.import_session(parse_line(line));
  }
  CHECK(exported(here.store).empty());
  CHECK_FALSE(UndoLog(here.store).undo(kStart));
}

TEST_CASE("importing a session without events keeps the events in the log") {
  Machine here;
  here.guided(4, kStart);
  SessionRecord record = *here.store.read(1);
  const auto events = record.log.size();
  record.plan.reset();
  record.log.clear();
  Importer importer(here.store, kStart);
  CHECK(importer.import_session(record, false) == ImportOutcome::same);
  record.data.note = "from a sheet";
  CHECK(importer.import_session(record, false) == ImportOutcome::differs);
  record.updated += 1s;
  CHECK(importer.import_session(record, false) == ImportOutcome::changed);
  importer.commit();
  CHECK(here.store.read(1)->data.note == "from a sheet");
  CHECK(here.store.read(1)->log.size() == events);
}

TEST_CASE("a whole session that came without its course keeps the course in the log") {
  Machine here;
  here.guided(4, kStart);
  SessionRecord record = *here.store.read(1);
  const auto events = record.log.size();
  REQUIRE(events > 0);
  record.plan.reset();
  record.log.clear();
  record.data.yield.right.volume = Volume{3'000, Unit::ml};
  record.updated += 1s;
  Importer importer(here.store, kStart);
  CHECK(importer.import_session(record, true) == ImportOutcome::changed);
  importer.commit();
  CHECK(here.store.read(1)->data.yield.right.volume == Volume{3'000, Unit::ml});
  CHECK(here.store.read(1)->log.size() == events);
  CHECK(here.store.read(1)->plan);
}

TEST_CASE("a deleted session that another log restored without its texts keeps them") {
  Machine here, there;
  const auto id = here.store.log({.began = {kStart, 0min}, .note = "important", .by = "Helga"}, kStart);
  here.store.remove(id, kStart + 1s);
  SessionRecord deleted = here.store.list({.deleted = true}).at(0);
  deleted.data.note.clear();  // as an export leaves them out
  deleted.data.by.clear();
  deleted.texts_left_out = true;
  import(there.store, {to_line(deleted)}, kStart + 2s);
  there.store.restore(1, kStart + 3s);
  for (const ImportOutcome outcome : import(here.store, exported(there.store), kStart + 4s))
    CHECK(outcome == ImportOutcome::changed);
  CHECK(here.store.read(id)->data.note == "important");
  CHECK(here.store.read(id)->data.by == "Helga");
}
