#include "store/undo_log.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/importer.h"
#include "store/sqlite_error.h"
#include "store/store.h"

namespace dropwise {
namespace {

/// Disables the CHECK constraints of the log until the destructor runs.
struct Unchecked {
  explicit Unchecked(SQLite::Database& log) : database(log) { database.exec("PRAGMA ignore_check_constraints = ON"); }
  ~Unchecked() { database.tryExec("PRAGMA ignore_check_constraints = OFF"); }
  Unchecked(const Unchecked&) = delete;
  Unchecked& operator=(const Unchecked&) = delete;

  SQLite::Database& database;
};

}  // namespace

UndoLog::UndoLog(const Store& store) : store_(store), database_(*store.database_) {}

std::optional<UndoneChange> UndoLog::undo(UtcTime now) {
  return with_log(store_.file_, [&]() -> std::optional<UndoneChange> {
    // Old values are restored as they were, even those of another program that the constraints do not allow.
    const Unchecked unchecked(database_);
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement last(database_, "SELECT id, what, at FROM change ORDER BY id DESC LIMIT 1");
    if (!last.executeStep()) return {};
    const std::int64_t change = last.getColumn(0).getInt64();
    UndoneChange undone{last.getColumn(1).getString(), UtcTime{Millis{last.getColumn(2).getInt64()}}};
    SQLite::Statement rows(database_, "SELECT session, was FROM journal WHERE change = ? ORDER BY id DESC");
    rows.bind(1, change);
    while (rows.executeStep()) {
      const std::int64_t session = rows.getColumn(0).getInt64();
      const bool existed = !rows.getColumn(1).isNull();
      const std::string was = rows.getColumn(1).getString();
      if (undone.what == "import") {
        Importer::put_back(store_, session, was);
      } else {
        restore(session, was, existed, undone.what == "session", now);
      }
      if (undone.sessions.empty() || undone.sessions.back() != session) undone.sessions.push_back(session);
    }
    undone.count = undone.sessions.size() + remove_added(change);
    SQLite::Statement forget(database_, "DELETE FROM change WHERE id = ?");
    forget.bind(1, change);
    forget.exec();
    transaction.commit();
    return undone;
  });
}

std::vector<UndoneChange> UndoLog::undoable(std::size_t most) const {
  return with_log(store_.file_, [&] {
    SQLite::Statement row(database_,
                          "SELECT id, what, at, coalesce((SELECT count(*) FROM session WHERE state <> 'running' AND id "
                          "BETWEEN added_from AND added_to), 0) FROM change ORDER BY id DESC LIMIT ?");
    row.bind(1, static_cast<std::int64_t>(most));
    SQLite::Statement touched(database_, "SELECT DISTINCT session FROM journal WHERE change = ? ORDER BY session");
    std::vector<UndoneChange> found;
    while (row.executeStep()) {
      UndoneChange change{row.getColumn(1).getString(), UtcTime{Millis{row.getColumn(2).getInt64()}}};
      touched.reset();
      touched.bind(1, row.getColumn(0).getInt64());
      while (touched.executeStep()) change.sessions.push_back(touched.getColumn(0).getInt64());
      change.count = change.sessions.size() + static_cast<std::size_t>(row.getColumn(3).getInt64());
      found.push_back(std::move(change));
    }
    return found;
  });
}

/// Deletes the sessions that the import added without marking them as deleted: they still exist where they came from,
/// and no other log may learn of a deletion. An unfinished session stays, because it may have been resumed here.
std::size_t UndoLog::remove_added(std::int64_t change) {
  SQLite::Statement row(
      database_,
      "DELETE FROM session WHERE state <> 'running' AND id BETWEEN "
      "(SELECT added_from FROM change WHERE id = ?1) AND (SELECT added_to FROM change WHERE id = ?1)");
  row.bind(1, change);
  return static_cast<std::size_t>(row.exec());
}

/// A session that the change created or recorded becomes a deleted session, which an exchange of logs can tell apart
/// from a session that never existed. Any other session gets its old values back, but a running session keeps its state
/// and times.
void UndoLog::restore(std::int64_t session, const std::string& was, bool existed, bool recorded, UtcTime now) {
  SQLite::Statement row(
      database_, existed ? R"sql(
    WITH old (j, began_as) AS (SELECT :was, json_extract(:was, '$.state')),
         fresh AS (SELECT state <> 'running' AND began_as = 'running' AND :recorded AS gone, state AS current, j
                   FROM session, old WHERE id = :id)
    UPDATE session SET
      (state, protocol, mode, kind, method, began, "offset", lasted, first_side, left_active, right_active, paused, asleep,
       left_ul, left_unit, right_ul, right_unit, together_ul, together_unit, pain, note, by_whom) = (
      SELECT CASE WHEN gone THEN 'deleted' WHEN current = 'running' THEN 'running' ELSE json_extract(j, '$.state') END,
        json_extract(j, '$.protocol'), json_extract(j, '$.mode'), json_extract(j, '$.kind'), json_extract(j, '$.method'),
        json_extract(j, '$.began'), json_extract(j, '$.offset'),
        CASE WHEN gone OR current = 'running' THEN session.lasted ELSE json_extract(j, '$.lasted') END,
        json_extract(j, '$.first_side'),
        CASE WHEN gone OR current = 'running' THEN session.left_active ELSE json_extract(j, '$.left_active') END,
        CASE WHEN gone OR current = 'running' THEN session.right_active ELSE json_extract(j, '$.right_active') END,
        CASE WHEN gone OR current = 'running' THEN session.paused ELSE json_extract(j, '$.paused') END,
        CASE WHEN gone OR current = 'running' THEN session.asleep ELSE json_extract(j, '$.asleep') END,
        json_extract(j, '$.left_ul'), json_extract(j, '$.left_unit'), json_extract(j, '$.right_ul'),
        json_extract(j, '$.right_unit'), json_extract(j, '$.together_ul'), json_extract(j, '$.together_unit'),
        json_extract(j, '$.pain'), json_extract(j, '$.note'), coalesce(json_extract(j, '$.by_whom'), '')
      FROM fresh),
      updated = max(:now, updated + 1)
    WHERE id = :id)sql"
                         : "UPDATE session SET state = 'deleted', updated = max(:now, updated + 1) WHERE id = :id");
  row.bind(":id", session);
  row.bind(":now", static_cast<std::int64_t>(now.time_since_epoch().count()));
  if (existed) {
    row.bind(":was", was);
    row.bind(":recorded", recorded ? 1 : 0);
  }
  row.exec();
}

}  // namespace dropwise
