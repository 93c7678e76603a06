#pragma once

#include "store/session_record.h"

namespace SQLite {
class Database;
}  // namespace SQLite

namespace dropwise {

/// Replaces the row of a session and its events by those of `record`. Runs within the caller's transaction.
void replace_rows(SQLite::Database& database, std::int64_t session, const SessionRecord& record);

/// Replaces the row of a session by `left`, a result of erased(), and removes its events and what undo has kept of it.
/// Runs within the caller's transaction, which may be that of the change with the number `open_change`.
void erase_rows(SQLite::Database& database, const SessionRecord& left, std::int64_t open_change = 0);

}  // namespace dropwise
