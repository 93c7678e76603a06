#include "store/undo/session_rows.h"

#include "base/format.h"
#include "store/bind.h"
#include "store/columns.h"
#include "store/statement.h"

namespace dropwise {
namespace {

void remove(SQLite::Database& database, const char* sql, std::int64_t session) {
  SQLite::Statement row(database, sql);
  row.bind(1, session);
  row.exec();
}

}  // namespace

void replace_rows(SQLite::Database& database, std::int64_t session, const SessionRecord& record) {
  SQLite::Statement row(database, formatted("UPDATE session SET ({}) = ({}) WHERE id = :id",
                                            column_names(ColumnSet::all), column_places(ColumnSet::all)));
  bind_columns(row, ColumnSet::all, record);
  row.bind(":id", session);
  row.exec();
  remove(database, "DELETE FROM event WHERE session = ?", session);
  insert_events(database, session, 0, record.log);
}

void erase_rows(SQLite::Database& database, const SessionRecord& left, std::int64_t open_change) {
  database.exec("PRAGMA secure_delete = ON");  // what is freed is overwritten
  replace_rows(database, left.id, left);
  remove(database, "DELETE FROM journal WHERE session = ?", left.id);
  // A change of this session alone has nothing left to undo.
  SQLite::Statement empty(database,
                          "DELETE FROM change WHERE id NOT IN (SELECT change FROM journal) AND id <> ? AND "
                          "(added_from IS NULL OR (added_from = ? AND added_to = added_from))");
  empty.bind(1, open_change);
  empty.bind(2, left.id);
  empty.exec();
}

}  // namespace dropwise
