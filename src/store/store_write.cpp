#include <algorithm>

#include <sqlite3.h>

#include "base/format.h"
#include "store/bind.h"
#include "store/columns.h"
#include "store/file/wal_index.h"
#include "store/file/wal_owner.h"
#include "store/json/json.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/store.h"
#include "store/times.h"
#include "store/undo/change.h"

namespace dropwise {
namespace {

/// Puts a session into another state and updates its time of change. Runs within the caller's transaction.
void set_state(SQLite::Database& database, std::int64_t session, State state, UtcTime now) {
  SQLite::Statement row(database,
                        formatted("UPDATE session SET state = ?, updated = max(?, {}) WHERE id = ?", kNextUpdate));
  row.bind(1, std::string(to_text(state)));
  row.bind(2, millis(now));
  row.bind(3, session);
  row.exec();
}

/// Whether a deleted session was interrupted when it was deleted.
bool was_unfinished(SQLite::Database& database, std::int64_t session) {
  SQLite::Statement row(database,
                        "SELECT json_extract(was, '$.state') FROM journal JOIN change ON change.id = change "
                        "WHERE session = ? AND what = 'delete' AND undone = 0 ORDER BY change DESC LIMIT 1");
  row.bind(1, session);
  return row.executeStep() && row.getColumn(0).getString() == to_text(State::running);
}

bool is_other(const std::optional<FileIdentity>& now, const std::optional<FileIdentity>& before) {
  return before && (!now || !is_same_file(*now, *before));
}

}  // namespace

std::int64_t Store::begin(const SessionData& data, const Plan& plan, UtcTime now) {
  return with_log(file_, [&] { return insert({.state = State::running, .data = data, .plan = plan}, now); });
}

void Store::ensure_still_ours(const SessionRecord& record) {
  with_log(file_, [&] {
    const WalFiles files = wal_files_of(file_);
    if (!files_) files_ = files;
    int moved = 0;
    sqlite3_file_control(database_->getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0) {
      // If the file was not moved but replaced, nothing else has what only the WAL had.
      if (std::error_code none; std::filesystem::exists(file_, none) && !keeps_replaced_) keep_replaced();
      // The WAL belongs to the file that was moved. The checkpoint writes all of it there, and leaves nothing in the
      // WAL for the file that has taken the place of the log.
      database_->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
      throw StoreError(StoreFault::replaced, file_);
    }
    // Closing the log would merge the WAL into the contents that somebody has put in its place.
    const bool written_over = was_written_over(file_);
    sqlite3_db_config(database_->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, written_over ? 1 : 0, nullptr);
    if (written_over) throw StoreError(StoreFault::replaced, file_);
    if (is_other(files.wal, files_->wal)) take_in_lost_wal();
    if (is_other(files.wal, files_->wal) || is_other(files.index, files_->index)) open_again();
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
    // In a damaged file, SQLite may accept a row and not find it again.
    if (read_stored(id).data != data) throw StoreError(StoreFault::damaged, file_);
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
    const auto before = read(session, Damaged::accept);
    if (!before) throw StoreError(StoreFault::no_such_session, file_);
    SessionRecord after = *before;
    after.data = edit(*before);
    const bool began_is_lost = std::ranges::find(before->damaged, "began") != before->damaged.end();
    if (began_is_lost && after.data.began == before->data.began) throw damaged_session(file_, session);
    change.keep(session);
    SQLite::Statement row(*database_,
                          formatted("UPDATE session SET ({}) = ({}), updated = max(:updated, {}) WHERE id = :id",
                                    column_names(ColumnSet::entered), column_places(ColumnSet::entered), kNextUpdate));
    bind_columns(row, ColumnSet::entered, after);
    row.bind(":updated", millis(now));
    row.bind(":id", session);
    row.exec();
    refuse_damaged(read_stored(session));
    change.commit();
  });
}

void Store::remove(std::int64_t session, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "delete", now);
    if (!read(session, Damaged::accept)) throw StoreError(StoreFault::no_such_session, file_);
    change.keep(session);
    set_state(*database_, session, State::deleted, now);
    change.commit();
  });
}

void Store::restore(std::int64_t session, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "restore", now);
    const auto before = read_deleted(session);
    if (!before || before->erased) throw StoreError(StoreFault::no_such_session, file_);
    change.keep(session);
    set_state(*database_, session, was_unfinished(*database_, session) ? State::running : State::finished, now);
    change.commit();
  });
}

void Store::reopen(std::int64_t session, std::size_t events, Millis lasted, UtcTime now) {
  with_log(file_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    const auto before = read(session);
    if (!before || before->state != State::finished) throw StoreError(StoreFault::no_such_session, file_);
    forget_undone(*database_);
    SQLite::Statement finish(*database_,
                             "DELETE FROM change WHERE what = 'session' AND id IN "
                             "(SELECT change FROM journal WHERE session = ?)");
    finish.bind(1, session);
    finish.exec();
    SQLite::Statement end(*database_, "DELETE FROM event WHERE session = ? AND seq >= ?");
    end.bind(1, session);
    end.bind(2, static_cast<std::int64_t>(events));
    end.exec();
    SQLite::Statement length(*database_, "UPDATE session SET lasted = ? WHERE id = ?");
    length.bind(1, static_cast<std::int64_t>(lasted.count()));
    length.bind(2, session);
    length.exec();
    set_state(*database_, session, State::running, now);
    transaction.commit();
  });
}

}  // namespace dropwise
