
#include "base/format.h"
#include "store/bind.h"
#include "store/checked_row.h"
#include "store/columns.h"
#include "store/file/session_lock.h"
#include "store/json/json.h"
#include "store/live_channel.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/store.h"

namespace dropwise {
namespace {

/// The id and all columns of a session, as read_row() and read_whole() read them; the plan is the last.
std::string select() { return "id, " + column_names(ColumnSet::all); }

/// Absent if this program never stores such an event.
std::optional<Event> event(SQLite::Statement& statement) {
  CheckedRow row(statement);
  const auto kind = parse_event_kind(row.text(0));
  const auto side = parse_side(row.text(3));
  const auto reason = parse_reason(row.text(4));
  const Millis at{row.number(1, kLengths)};
  const auto phase = static_cast<std::size_t>(row.number(2, kIndices));
  const auto to = static_cast<std::size_t>(row.number(5, kIndices));
  if (!kind || !side || !reason || !row.impossible().empty()) return {};
  return Event{*kind, at, phase, *side, *reason, to, row.text(6)};
}

/// Reads the events of a session. False if one is impossible. `events` is kEvents, prepared.
bool read_events(SQLite::Statement& events, SessionRecord& record) {
  events.reset();
  events.bind(1, record.id);
  while (events.executeStep()) {
    auto found = event(events);
    if (!found) return false;
    record.log.push_back(std::move(*found));
  }
  return is_valid_event_log(record.log, record.plan->phases.size());
}

/// Reads the plan and the events. A session without a sound course has neither, and is marked as damaged.
void read_course(SQLite::Statement& events, const std::string& plan, SessionRecord& record) {
  record.plan = parse_stored_plan(plan);
  if (record.plan && read_events(events, record)) return;
  record.damaged.emplace_back(record.plan ? "event" : "plan");
  record.plan.reset();
  record.log.clear();
}

constexpr const char* kEvents =
    "SELECT kind, at, phase, side, reason, \"to\", text FROM event WHERE session = ? ORDER BY seq";

/// The number of the session with this identity, in whatever state. Absent when there is none.
std::optional<std::int64_t> number_of(SQLite::Database& database, const std::string& uuid) {
  SQLite::Statement row(database, "SELECT id FROM session WHERE uuid = ?");
  row.bind(1, uuid);
  return row.executeStep() ? std::optional(row.getColumn(0).getInt64()) : std::nullopt;
}

}  // namespace

SessionRecord Store::read_row(SQLite::Statement& row) const {
  SessionRecord record{.id = row.getColumn(0).getInt64()};
  read_columns(row, 1, record);
  if (record.state == State::running) {
    if (!LiveChannel(*this).runs(record.id)) record.state = State::interrupted;
  }
  return record;
}

/// The record with its plan and events. `events` is kEvents, prepared.
SessionRecord Store::read_whole(SQLite::Statement& row, SQLite::Statement& events) const {
  SessionRecord record = read_row(row);
  const std::string text = row.getColumn(row.getColumnCount() - 1).getString();
  if (!text.empty()) read_course(events, text, record);
  return record;
}

/// Throws StoreError for a session with impossible values. What is deleted is never shown, and may have any.
void Store::refuse_damaged(const SessionRecord& record) const {
  if (!record.damaged.empty() && record.state != State::deleted) throw damaged_session(file_, record.id);
}

std::optional<SessionRecord> Store::read(std::int64_t session, Damaged damaged) const {
  return with_log(file_, [&]() -> std::optional<SessionRecord> {
    auto record = read_any(session);
    if (!record || record->state == State::deleted) return {};
    if (damaged == Damaged::refuse) refuse_damaged(*record);
    return record;
  });
}

std::optional<SessionRecord> Store::read_deleted(std::int64_t session) const {
  return with_log(file_, [&]() -> std::optional<SessionRecord> {
    auto record = read_any(session);
    if (record && record->state != State::deleted) return {};
    return record;
  });
}

std::optional<std::int64_t> Store::last_deleted() const {
  return with_log(file_, [&]() -> std::optional<std::int64_t> {
    SQLite::Statement row(*database_,
                          "SELECT id FROM session WHERE state = 'deleted' AND erased = 0 "
                          "ORDER BY updated DESC, id DESC LIMIT 1");
    if (!row.executeStep()) return {};
    return row.getColumn(0).getInt64();
  });
}

std::optional<SessionRecord> Store::read_any(std::int64_t session) const {
  SQLite::Statement row(*database_, formatted("SELECT {} FROM session WHERE id = ?", select()));
  row.bind(1, session);
  if (!row.executeStep()) return {};
  SQLite::Statement events(*database_, kEvents);
  return read_whole(row, events);
}

SessionRecord Store::read_stored(std::int64_t session) const {
  auto record = read_any(session);
  if (!record) throw StoreError(StoreFault::damaged, file_);
  return std::move(*record);
}

void Store::each(const ExportQuery& part, const std::function<void(const SessionRecord&)>& take) const {
  // An impossible time of change must not hide a session.
  constexpr const char* kChangedSince = "(updated >= :since OR updated < 0)";
  with_log(file_, [&] {
    SQLite::Statement row(*database_, formatted("SELECT {} FROM session WHERE {} AND {} ORDER BY began, id", select(),
                                                part.deleted ? kWithinRangeAtAll : kWithinRange, kChangedSince));
    bind_range(row, part.range);
    row.bind(":since", static_cast<std::int64_t>(part.since.time_since_epoch().count()));
    SQLite::Statement events(*database_, kEvents);
    while (row.executeStep()) {
      const SessionRecord record = read_whole(row, events);
      if (part.damaged == Damaged::refuse) refuse_damaged(record);
      take(record);
    }
  });
}

SQLite::Statement Store::listed(const ListQuery& filter) const {
  const bool deleted = filter.deleted;
  SQLite::Statement row(*database_, formatted("SELECT * FROM (SELECT {} FROM session WHERE {} "
                                              "AND (:protocol IS NULL OR protocol = :protocol) "
                                              "ORDER BY began DESC, id DESC LIMIT :newest) ORDER BY began, id",
                                              select(), deleted ? kDeletedWithinRange : kWithinRange));
  bind_range(row, filter.range);
  row.bind(":newest", filter.newest ? static_cast<std::int64_t>(*filter.newest) : -1);
  if (filter.protocol) row.bind(":protocol", *filter.protocol);
  return row;
}

void Store::each_listed(const ListQuery& filter, const std::function<void(const SessionRecord&)>& take) const {
  with_log(file_, [&] {
    SQLite::Statement row = listed(filter);
    SQLite::Statement events(*database_, kEvents);
    while (row.executeStep()) {
      const SessionRecord record = read_whole(row, events);
      refuse_damaged(record);
      take(record);
    }
  });
}

std::vector<SessionRecord> Store::list(const ListQuery& filter) const {
  return with_log(file_, [&] {
    SQLite::Statement row = listed(filter);
    std::vector<SessionRecord> records;
    while (row.executeStep()) {
      records.push_back(read_row(row));
      if (filter.damaged == Damaged::refuse) refuse_damaged(records.back());
    }
    return records;
  });
}

bool Store::holds(const SessionRecord& record) const {
  return with_log(file_, [&] {
    const auto id = number_of(*database_, record.uuid);
    if (!id) return false;
    const SessionRecord here = read_stored(*id);
    if (here.state == State::deleted) return here.updated > record.updated;
    return here.updated >= record.updated && here.log.size() >= record.log.size() &&
           here.data.lasted >= record.data.lasted;
  });
}

bool Store::deleted_with_less(const SessionRecord& record) const {
  return with_log(file_, [&] {
    const auto id = number_of(*database_, record.uuid);
    if (!id) return false;
    const SessionRecord here = read_stored(*id);
    if (here.state != State::deleted || here.erased) return false;
    return here.log.size() < record.log.size() || here.data.lasted < record.data.lasted;
  });
}

std::optional<std::int64_t> Store::newest(std::size_t n) const {
  return with_log(file_, [&]() -> std::optional<std::int64_t> {
    SQLite::Statement row(
        *database_, "SELECT id FROM session WHERE state <> 'deleted' ORDER BY began DESC, id DESC LIMIT 1 OFFSET ?");
    row.bind(1, static_cast<std::int64_t>(n) - 1);
    if (n < 1 || !row.executeStep()) return {};
    return row.getColumn(0).getInt64();
  });
}

std::vector<std::int64_t> Store::later_than(UtcTime time) const {
  return with_log(file_, [&] {
    SQLite::Statement row(*database_,
                          "SELECT id FROM session WHERE state <> 'deleted' AND began > ? ORDER BY began, id");
    row.bind(1, millis(time));
    std::vector<std::int64_t> found;
    while (row.executeStep()) found.push_back(row.getColumn(0).getInt64());
    return found;
  });
}

std::optional<std::int64_t> Store::unfinished() const {
  return with_log(file_, [&]() -> std::optional<std::int64_t> {
    SQLite::Statement row(*database_, "SELECT id FROM session WHERE state = 'running' ORDER BY id DESC LIMIT 1");
    if (!row.executeStep()) return {};
    return row.getColumn(0).getInt64();
  });
}

}  // namespace dropwise
