
#include "base/format.h"
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

Event event(SQLite::Statement& row) {
  const auto kind = parse_event_kind(row.getColumn(0).getString());
  const auto side = parse_side(row.getColumn(3).getString());
  const auto reason = parse_reason(row.getColumn(4).getString());
  if (!kind || !side || !reason) throw SQLite::Exception("an event that this program does not know", 11);
  return {*kind,
          Millis{row.getColumn(1).getInt64()},
          static_cast<std::size_t>(row.getColumn(2).getInt64()),
          *side,
          *reason,
          static_cast<std::size_t>(row.getColumn(5).getInt64()),
          row.getColumn(6).getString()};
}

constexpr const char* kEvents =
    "SELECT kind, at, phase, side, reason, \"to\", text FROM event WHERE session = ? ORDER BY seq";

}  // namespace

SessionRecord Store::read_row(SQLite::Statement& row) const {
  SessionRecord record{.id = row.getColumn(0).getInt64()};
  read_columns(row, 1, record);
  if (record.state == State::running) {
    const auto leads = LiveChannel(*this).active();
    if (!leads || leads->session != record.id) record.state = State::interrupted;
  }
  return record;
}

/// The record with its plan and events. `events` is kEvents, prepared.
SessionRecord Store::read_whole(SQLite::Statement& row, SQLite::Statement& events) const {
  SessionRecord record = read_row(row);
  const std::string text = row.getColumn(row.getColumnCount() - 1).getString();
  if (text.empty()) return record;
  record.plan = parse_stored_plan(text);
  events.reset();
  events.bind(1, record.id);
  while (events.executeStep()) record.log.push_back(event(events));
  if (!is_valid_event_log(record.log, record.plan->phases.size()))
    throw SQLite::Exception("an event outside its plan", 11);
  return record;
}

std::optional<SessionRecord> Store::read(std::int64_t session) const {
  return with_log(file_, [&]() -> std::optional<SessionRecord> {
    auto record = read_any(session);
    if (record && record->state == State::deleted) return {};
    return record;
  });
}

std::optional<SessionRecord> Store::read_any(std::int64_t session) const {
  SQLite::Statement row(*database_, formatted("SELECT {} FROM session WHERE id = ?", select()));
  row.bind(1, session);
  if (!row.executeStep()) return {};
  SQLite::Statement events(*database_, kEvents);
  return read_whole(row, events);
}

void Store::each(const ExportQuery& part, const std::function<void(const SessionRecord&)>& take) const {
  with_log(file_, [&] {
    SQLite::Statement row(
        *database_, formatted("SELECT {} FROM session WHERE {} AND updated >= :since ORDER BY began, id", select(),
                              part.deleted ? kWithinRangeAtAll : kWithinRange));
    bind_range(row, part.range);
    row.bind(":since", static_cast<std::int64_t>(part.since.time_since_epoch().count()));
    SQLite::Statement events(*database_, kEvents);
    while (row.executeStep()) take(read_whole(row, events));
  });
}

SQLite::Statement Store::listed(const ListQuery& filter) const {
  SQLite::Statement row(*database_, formatted("SELECT * FROM (SELECT {} FROM session WHERE {} "
                                              "AND (:protocol IS NULL OR protocol = :protocol) "
                                              "ORDER BY began DESC, id DESC LIMIT :newest) ORDER BY began, id",
                                              select(), kWithinRange));
  bind_range(row, filter.range);
  row.bind(":newest", filter.newest ? static_cast<std::int64_t>(*filter.newest) : -1);
  if (filter.protocol) row.bind(":protocol", *filter.protocol);
  return row;
}

void Store::each_listed(const ListQuery& filter, const std::function<void(const SessionRecord&)>& take) const {
  with_log(file_, [&] {
    SQLite::Statement row = listed(filter);
    SQLite::Statement events(*database_, kEvents);
    while (row.executeStep()) take(read_whole(row, events));
  });
}

std::vector<SessionRecord> Store::list(const ListQuery& filter) const {
  return with_log(file_, [&] {
    SQLite::Statement row = listed(filter);
    std::vector<SessionRecord> records;
    while (row.executeStep()) records.push_back(read_row(row));
    return records;
  });
}

bool Store::holds(const SessionRecord& record) const {
  return with_log(file_, [&] {
    SQLite::Statement row(*database_, "SELECT id FROM session WHERE uuid = ?");
    row.bind(1, record.uuid);
    if (!row.executeStep()) return false;
    const SessionRecord here = *read_any(row.getColumn(0).getInt64());
    if (here.state == State::deleted) return here.updated > record.updated;
    return here.updated >= record.updated && here.log.size() >= record.log.size() &&
           here.data.lasted >= record.data.lasted;
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

std::optional<std::int64_t> Store::unfinished() const {
  return with_log(file_, [&]() -> std::optional<std::int64_t> {
    SQLite::Statement row(*database_, "SELECT id FROM session WHERE state = 'running' ORDER BY id DESC LIMIT 1");
    if (!row.executeStep()) return {};
    return row.getColumn(0).getInt64();
  });
}

}  // namespace dropwise
