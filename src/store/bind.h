#pragma once

#include <span>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/session_record.h"

// Binds values to the parameters of SQL statements. For the files that write the log.

namespace dropwise {

inline std::int64_t millis(UtcTime time) { return time.time_since_epoch().count(); }

template <class T>
void bind_optional(SQLite::Statement& statement, int place, const std::optional<T>& value) {
  if (!value) return statement.bind(place);
  if constexpr (std::is_same_v<T, Millis>) {
    statement.bind(place, static_cast<std::int64_t>(value->count()));
  } else if constexpr (std::is_same_v<T, int>) {
    statement.bind(place, *value);
  } else {
    statement.bind(place, std::string(to_text(*value)));
  }
}

/// Binds the amount to `place` and its unit to the next place.
inline void bind_volume(SQLite::Statement& statement, int place, const std::optional<Volume>& volume) {
  if (!volume) {
    statement.bind(place);
    statement.bind(place + 1);
    return;
  }
  statement.bind(place, volume->microlitres);
  statement.bind(place + 1, std::string(to_text(volume->unit)));
}

/// The columns of SessionData, and their parameters in every statement that writes them.
inline constexpr const char* kDataColumns =
    "protocol, mode, kind, method, began, \"offset\", lasted, first_side, left_active, right_active, left_ul, "
    "left_unit, "
    "right_ul, right_unit, together_ul, together_unit, pain, note, by_whom";
inline constexpr const char* kDataPlaces =
    "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19";

/// The first parameter after those of SessionData.
inline constexpr int kAfterData = 20;

inline void bind_data(SQLite::Statement& statement, const SessionData& data) {
  statement.bind(1, data.protocol);
  statement.bind(2, data.mode);
  bind_optional(statement, 3, data.kind);
  statement.bind(4, std::string(to_text(data.method)));
  statement.bind(5, millis(data.began.utc));
  statement.bind(6, static_cast<int>(data.began.offset.count()));
  bind_optional(statement, 7, data.lasted);
  bind_optional(statement, 8, data.first_side);
  bind_optional(statement, 9, data.yield.left.active);
  bind_optional(statement, 10, data.yield.right.active);
  bind_volume(statement, 11, data.yield.left.volume);
  bind_volume(statement, 13, data.yield.right.volume);
  bind_volume(statement, 15, data.yield.together);
  bind_optional(statement, 17, data.pain);
  statement.bind(18, data.note);
  statement.bind(19, data.by);
}

inline void bind_event(SQLite::Statement& row, std::int64_t session, std::size_t seq, const Event& event) {
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

inline constexpr const char* kInsertEvent =
    "INSERT INTO event (session, seq, kind, at, phase, side, reason, \"to\", text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// Appends events; `seq` is the index of the first one in the session's log.
inline void insert_events(SQLite::Database& database, std::int64_t session, std::size_t seq,
                          std::span<const Event> events) {
  SQLite::Statement row(database, kInsertEvent);
  for (const Event& event : events) {
    row.reset();
    bind_event(row, session, seq++, event);
    row.exec();
  }
}

}  // namespace dropwise
