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
