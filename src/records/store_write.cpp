#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include "records/json.h"
#include "records/sqlite_error.h"
#include "records/store.h"

namespace dropwise {
namespace {

template <class T, class Name>
void bind_optional(SQLite::Statement& statement, Name name, const std::optional<T>& value) {
  if (!value) return statement.bind(name);
  if constexpr (std::is_same_v<T, Millis>) {
    statement.bind(name, static_cast<std::int64_t>(value->count()));
  } else if constexpr (std::is_same_v<T, int>) {
    statement.bind(name, *value);
  } else {
    statement.bind(name, std::string(to_text(*value)));
  }
}

void bind_volume(SQLite::Statement& statement, const char* amount, const char* unit,
                 const std::optional<Volume>& volume) {
  if (!volume) {
    statement.bind(amount);
    statement.bind(unit);
    return;
  }
  statement.bind(amount, volume->microlitres);
  statement.bind(unit, std::string(to_text(volume->unit)));
}

/// The breast that was expressed first.
std::optional<Side> first_side(std::span<const Segment> cut) {
  for (const Segment& segment : cut) {
    const bool breast = segment.side == Side::left || segment.side == Side::right;
    if (segment.kind == SegmentKind::express && breast) return segment.side;
  }
  return {};
}

std::int64_t millis(UtcTime time) { return time.time_since_epoch().count(); }

/// All that a person can say; the same names in every statement that writes it.
void bind_header(SQLite::Statement& statement, const Header& header) {
  statement.bind(":protocol", header.protocol);
  statement.bind(":mode", header.mode);
  bind_optional(statement, ":kind", header.kind);
  statement.bind(":method", std::string(to_text(header.method)));
  statement.bind(":began", millis(header.began.utc));
  statement.bind(":offset", static_cast<int>(header.began.offset.count()));
  bind_optional(statement, ":lasted", header.lasted);
  bind_optional(statement, ":first_side", header.first_side);
  bind_optional(statement, ":left_active", header.left.active);
  bind_optional(statement, ":right_active", header.right.active);
  bind_volume(statement, ":left_ul", ":left_unit", header.left.volume);
  bind_volume(statement, ":right_ul", ":right_unit", header.right.volume);
  bind_volume(statement, ":together_ul", ":together_unit", header.together);
  bind_optional(statement, ":pain", header.pain);
  statement.bind(":note", header.note);
}

void bind_event(SQLite::Statement& row, std::int64_t session, std::size_t seq, const Event& event) {
  row.bind(1, session);
  row.bind(2, static_cast<std::int64_t>(seq));
  row.bind(3, std::string(to_text(event.kind)));
  row.bind(4, static_cast<std::int64_t>(event.at.count()));
  row.bind(5, static_cast<std::int64_t>(event.phase));
  row.bind(6, std::string(to_text(event.side)));
  row.bind(7, std::string(to_text(event.reason)));
  row.bind(8, static_cast<std::int64_t>(event.to));
  row.bind(9, event.text);
}

}  // namespace

/// A change that can be undone: one transaction, in which the triggers keep what was before.
class Store::Change {
 public:
  Change(SQLite::Database& database, const std::string& what, UtcTime now)
      : database_(database), transaction_(database, SQLite::TransactionBehavior::IMMEDIATE) {
    SQLite::Statement open(database_, "INSERT INTO change (what, at) VALUES (?, ?)");
    open.bind(1, what);
    open.bind(2, millis(now));
    open.exec();
  }

  void commit() {
    database_.exec("UPDATE change SET open = 0 WHERE open = 1");
    transaction_.commit();
  }

 private:
  SQLite::Database& database_;
  SQLite::Transaction transaction_;
};

std::int64_t Store::begin(const Header& header, const Plan& plan, UtcTime now) {
  return with_log(file_, [&] { return insert(header, "running", dump(to_json(plan)), now); });
}

void Store::add(std::int64_t session, std::size_t seq, std::span<const Event> events) {
  if (events.empty()) return;
  with_log(file_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement row(*database_,
                          "INSERT INTO event (session, seq, kind, at, phase, side, reason, \"to\", text) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const Event& event : events) {
      bind_event(row, session, seq++, event);
      row.exec();
      row.reset();
    }
    SQLite::Statement life(*database_, "UPDATE session SET lasted = max(coalesce(lasted, 0), ?) WHERE id = ?");
    life.bind(1, static_cast<std::int64_t>(events.back().at.count()));
    life.bind(2, session);
    life.exec();
    transaction.commit();
  });
}

void Store::alive(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted) {
  with_log(file_, [&] { add_times(session, plan, log, lasted); });
}

void Store::finish(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "session", now);
    SQLite::Statement row(*database_,
                          "UPDATE session SET state = 'finished', updated = max(?, updated + 1) WHERE id = ?");
    row.bind(1, millis(now));
    row.bind(2, session);
    row.exec();
    add_times(session, plan, log, lasted);
    change.commit();
  });
}

void Store::add_times(std::int64_t session, const Plan& plan, std::span<const Event> log, Millis lasted) {
  const auto cut = segments(plan, log, lasted);
  SQLite::Statement row(*database_,
                        "UPDATE session SET lasted = ?, left_active = ?, right_active = ?, paused = ?, asleep = ?, "
                        "first_side = ? "
                        "WHERE id = ?");
  row.bind(1, static_cast<std::int64_t>(lasted.count()));
  row.bind(2, static_cast<std::int64_t>(active_time(cut, Side::left).count()));
  row.bind(3, static_cast<std::int64_t>(active_time(cut, Side::right).count()));
  row.bind(4, static_cast<std::int64_t>(total_time(cut, SegmentKind::pause).count()));
  row.bind(5, static_cast<std::int64_t>(total_time(cut, SegmentKind::asleep).count()));
  bind_optional(row, 6, first_side(cut));
  row.bind(7, session);
  row.exec();
}

std::int64_t Store::log(const Header& header, UtcTime now) {
  return with_log(file_, [&] {
    Change change(*database_, "log", now);
    const auto id = insert(header, "finished", "", now);
    change.commit();
    return id;
  });
}

std::int64_t Store::insert(const Header& header, std::string_view state, const std::string& plan, UtcTime now) {
  SQLite::Statement row(
      *database_,
      "INSERT INTO session (uuid, state, protocol, mode, kind, method, began, \"offset\", lasted, first_side, "
      "left_active, "
      "right_active, left_ul, left_unit, right_ul, right_unit, together_ul, together_unit, pain, note, plan, updated) "
      "VALUES (:uuid, :state, :protocol, :mode, :kind, :method, :began, :offset, :lasted, :first_side, :left_active, "
      ":right_active, :left_ul, :left_unit, :right_ul, :right_unit, :together_ul, :together_unit, :pain, :note, :plan, "
      ":updated)");
  bind_header(row, header);
  row.bind(":uuid", make_uuid());
  row.bind(":state", std::string(state));
  row.bind(":plan", plan);
  row.bind(":updated", millis(now));
  row.exec();
  return database_->getLastInsertRowid();
}

void Store::amend(std::int64_t session, const std::function<Header(const Record&)>& edit, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "amend", now);
    const auto before = read(session);
    if (!before) throw Error("the session is not there any more", "`dropwise list` shows what is.", Exit::missing);
    SQLite::Statement row(
        *database_,
        "UPDATE session SET protocol = :protocol, mode = :mode, kind = :kind, method = :method, began = :began, "
        "\"offset\" = :offset, lasted = :lasted, first_side = :first_side, left_active = :left_active, "
        "right_active = :right_active, left_ul = :left_ul, left_unit = :left_unit, right_ul = :right_ul, "
        "right_unit = :right_unit, together_ul = :together_ul, together_unit = :together_unit, pain = :pain, "
        "note = :note, updated = max(:updated, updated + 1) WHERE id = :id");
    bind_header(row, edit(*before));
    row.bind(":updated", millis(now));
    row.bind(":id", session);
    row.exec();
    change.commit();
  });
}

void Store::remove(std::int64_t session, UtcTime now) {
  with_log(file_, [&] {
    Change change(*database_, "delete", now);
    SQLite::Statement row(*database_,
                          "UPDATE session SET state = 'deleted', updated = max(?, updated + 1) WHERE id = ?");
    row.bind(1, millis(now));
    row.bind(2, session);
    row.exec();
    change.commit();
  });
}

}  // namespace dropwise
