#include <fmt/format.h>

#include "records/json.h"
#include "records/lease.h"
#include "records/sqlite_error.h"
#include "records/statement.h"
#include "records/store.h"

namespace dropwise {
namespace {

constexpr const char* kColumns =
    "id, uuid, state, protocol, mode, kind, method, began, \"offset\", lasted, first_side, left_active, right_active, "
    "paused, "
    "asleep, left_ul, left_unit, right_ul, right_unit, together_ul, together_unit, pain, note, updated, plan";

std::optional<Millis> millis(SQLite::Statement& row, const char* name) {
  const auto column = row.getColumn(name);
  if (column.isNull()) return {};
  return Millis{column.getInt64()};
}

std::optional<Volume> volume(SQLite::Statement& row, const char* amount, const char* unit) {
  const auto column = row.getColumn(amount);
  if (column.isNull()) return {};
  return Volume{column.getInt64(), read_unit(row.getColumn(unit).getString()).value_or(Unit::ml)};
}

std::optional<int> number(SQLite::Statement& row, const char* name) {
  const auto column = row.getColumn(name);
  if (column.isNull()) return {};
  return column.getInt();
}

Header header(SQLite::Statement& row) {
  Header header{.protocol = row.getColumn("protocol").getString(), .mode = row.getColumn("mode").getString()};
  header.kind = read_milk_kind(row.getColumn("kind").getString());
  header.method = read_method(row.getColumn("method").getString()).value_or(Method::hand);
  header.began = {UtcTime{Millis{row.getColumn("began").getInt64()}},
                  std::chrono::minutes{row.getColumn("offset").getInt()}};
  header.lasted = millis(row, "lasted");
  header.first_side = read_side(row.getColumn("first_side").getString());
  header.left = {millis(row, "left_active"), volume(row, "left_ul", "left_unit")};
  header.right = {millis(row, "right_active"), volume(row, "right_ul", "right_unit")};
  header.together = volume(row, "together_ul", "together_unit");
  header.pain = number(row, "pain");
  header.note = row.getColumn("note").getString();
  return header;
}

Event event(SQLite::Statement& row) {
  const auto kind = read_event_kind(row.getColumn(0).getString());
  const auto side = read_side(row.getColumn(3).getString());
  const auto reason = read_reason(row.getColumn(4).getString());
  if (!kind || !side || !reason) throw SQLite::Exception("an event that this program does not know", 11);
  return {*kind,
          Millis{row.getColumn(1).getInt64()},
          static_cast<std::size_t>(row.getColumn(2).getInt64()),
          *side,
          *reason,
          static_cast<std::size_t>(row.getColumn(5).getInt64()),
          row.getColumn(6).getString()};
}

}  // namespace

Record Store::read_row(SQLite::Statement& row) const {
  Record record{.id = row.getColumn("id").getInt64(), .uuid = row.getColumn("uuid").getString(), .header = header(row)};
  record.state = read_state(row.getColumn("state").getString()).value_or(State::finished);
  if (record.state == State::running) {
    const auto leads = leader();
    if (!leads || leads->session != record.id) record.state = State::interrupted;
  }
  record.paused = millis(row, "paused").value_or(Millis{0});
  record.asleep = millis(row, "asleep").value_or(Millis{0});
  record.updated = UtcTime{Millis{row.getColumn("updated").getInt64()}};
  return record;
}

std::vector<Event> Store::read_events(std::int64_t session, std::size_t phases) const {
  SQLite::Statement row(*database_,
                        "SELECT kind, at, phase, side, reason, \"to\", text FROM event WHERE session = ? ORDER BY seq");
  row.bind(1, session);
  std::vector<Event> log;
  while (row.executeStep()) {
    log.push_back(event(row));
    const EventKind kind = log.back().kind;
    const bool outside = kind == EventKind::session_started || kind == EventKind::session_finished;
    const bool sound = (outside || log.back().phase < phases) && log.back().to <= phases;
    const bool sorted = log.size() < 2 || log[log.size() - 2].at <= log.back().at;
    if (!sound || !sorted) throw SQLite::Exception("an event outside its plan", 11);
  }
  return log;
}

std::optional<Record> Store::read(std::int64_t session) const {
  return with_log(file_, [&]() -> std::optional<Record> {
    SQLite::Statement row(*database_,
                          fmt::format("SELECT {} FROM session WHERE id = ? AND state <> 'deleted'", kColumns));
    row.bind(1, session);
    if (!row.executeStep()) return {};
    Record record = read_row(row);
    if (const std::string plan = row.getColumn("plan").getString(); !plan.empty()) {
      record.plan = read_plan(plan);
      record.log = read_events(session, record.plan->phases.size());
    }
    return record;
  });
}

std::vector<Record> Store::list(const Filter& filter) const {
  return with_log(file_, [&] {
    SQLite::Statement row(*database_, fmt::format("SELECT * FROM (SELECT {} FROM session WHERE {} "
                                                  "AND (:protocol IS NULL OR protocol = :protocol) "
                                                  "ORDER BY began DESC, id DESC LIMIT :newest) ORDER BY began, id",
                                                  kColumns, kWithinRange));
    bind_range(row, filter.range);
    row.bind(":newest", filter.newest ? static_cast<std::int64_t>(*filter.newest) : -1);
    if (filter.protocol) row.bind(":protocol", *filter.protocol);
    std::vector<Record> records;
    while (row.executeStep()) records.push_back(read_row(row));
    return records;
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
