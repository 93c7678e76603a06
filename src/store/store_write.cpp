#include <sqlite3.h>

#include "base/format.h"
#include "store/bind.h"
#include "store/change.h"
#include "store/columns.h"
#include "store/json/json.h"
#include "store/sqlite_error.h"
#include "store/store.h"
#include "store/times.h"

namespace dropwise {
namespace {

/// Puts a session into another state and updates its time of change. Runs within the caller's transaction.
void set_state(SQLite::Database& database, std::int64_t session, State state, UtcTime now) {
  SQLite::Statement row(database, "UPDATE session SET state = ?, updated = max(?, updated + 1) WHERE id = ?");
  row.bind(1, std::string(to_text(state)));
  row.bind(2, millis(now));
  row.bind(3, session);
  row.exec();
}

}  // namespace

std::int64_t Store::begin(const SessionData& data, const Plan& plan, UtcTime now) {
  return with_log(file_, [&] { return insert({.state = State::running, .data = data, .plan = plan}, now); });
}

void Store::ensure_still_ours(const SessionRecord& record) const {
  with_log(file_, [&] {
    int moved = 0;
    sqlite3_file_control(database_->getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0) {
      // The WAL belongs to the file that was moved. The checkpoint writes all of it there, and leaves nothing in the
      // WAL for the file that has taken the place of the log.
      database_->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
      throw StoreError(StoreFault::replaced, file_);
    }
    SQLite::Statement row(*database_, "SELECT 1 FROM session WHERE id = ? AND uuid = ? AND state = 'running'");
    row.bind(1, record.id);
    row.bind(2, record.uuid);
    if (!row.executeStep()) throw StoreError(StoreFault::session_gone, file_);
  });
}

void Store::add(std::int64_t session, std::size_t seq, std::span<const Event> events) {
  if (events.empty()) return;
  with_log(file_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    insert_events(*database_, session, seq, events);
    SQLite::Statement life(*database_, "UPDATE session SET lasted = max(coalesce(lasted, 0), ?) WHERE id = ?");
    life.bind(1, static_cast<std::int64_t>(events.back().at.count()));
    life.bind(2, session);
    life.exec();
    transaction.commit();
  });
}

void Store::heartbeat(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted) {
  with_log(file_, [&] { add_times(session, plan, log, lasted); });
}

void Store::finish(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "session", now);
    change.keep(session);
    set_state(*database_, session, State::finished, now);
    add_times(session, plan, log, lasted);
    change.commit();
  });
}

void Store::add_times(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted) {
  const Times times = times_of(plan, log, lasted);
  SQLite::Statement row(*database_,
                        "UPDATE session SET lasted = ?, left_active = ?, right_active = ?, paused = ?, asleep = ?, "
                        "first_side = ? "
                        "WHERE id = ?");
  int place = 0;
  for (const Millis time : {times.lasted, times.left, times.right, times.paused, times.asleep})
    row.bind(++place, static_cast<std::int64_t>(time.count()));
  bind_optional(row, ++place, times.first_side);
  row.bind(++place, session);
  row.exec();
}

std::int64_t Store::log(const SessionData& data, UtcTime now) {
  return with_log(file_, [&] {
    Change change(*database_, "log", now);
    const auto id = insert({.data = data}, now);
    change.added(id);
    change.commit();
    return id;
  });
}

std::int64_t Store::insert(SessionRecord record, UtcTime now) {
  record.uuid = make_uuid();
  record.updated = now;
  SQLite::Statement row(*database_, formatted("INSERT INTO session ({}) VALUES ({})", column_names(ColumnSet::all),
                                              column_places(ColumnSet::all)));
  bind_columns(row, ColumnSet::all, record);
  row.exec();
  return database_->getLastInsertRowid();
}

void Store::amend(std::int64_t session, const std::function<SessionData(const SessionRecord&)>& edit, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "amend", now);
    const auto before = read(session);
    if (!before) throw StoreError(StoreFault::no_such_session, file_);
    SessionRecord after = *before;
    after.data = edit(*before);
    change.keep(session);
    SQLite::Statement row(*database_, formatted("UPDATE session SET ({}) = ({}), updated = max(:updated, updated + 1) "
                                                "WHERE id = :id",
                                                column_names(ColumnSet::entered), column_places(ColumnSet::entered)));
    bind_columns(row, ColumnSet::entered, after);
    row.bind(":updated", millis(now));
    row.bind(":id", session);
    row.exec();
    change.commit();
  });
}

void Store::remove(std::int64_t session, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "delete", now);
    if (!read(session)) throw StoreError(StoreFault::no_such_session, file_);
    change.keep(session);
    set_state(*database_, session, State::deleted, now);
    change.commit();
  });
}

}  // namespace dropwise
