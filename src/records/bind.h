#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "records/record.h"

// Values into the places of a statement. For the files that write the log.

namespace dropwise {

inline std::int64_t millis(UtcTime time) { return time.time_since_epoch().count(); }

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

inline void bind_volume(SQLite::Statement& statement, const char* amount, const char* unit,
                        const std::optional<Volume>& volume) {
  if (!volume) {
    statement.bind(amount);
    statement.bind(unit);
    return;
  }
  statement.bind(amount, volume->microlitres);
  statement.bind(unit, std::string(to_text(volume->unit)));
}

/// All that a person can say; the same names in every statement that writes it.
inline void bind_header(SQLite::Statement& statement, const Header& header) {
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

}  // namespace dropwise
