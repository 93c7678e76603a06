#include "store/undo_log.h"

#include <algorithm>
#include <iterator>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/format.h"
#include "store/bind.h"
#include "store/columns.h"
#include "store/importer.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/store.h"

namespace dropwise {
namespace {

constexpr const char* kImport = "import";
constexpr const char* kDeleted = "state = 'deleted', ";

/// `note = …`, which gives a column its value in the JSON `:was` back. A column that is younger than the change is not
/// in there, and keeps its value.
std::string assignment(std::string_view name) {
  return formatted("{0} = CASE WHEN json_type(:was, '$.{1}') IS NULL THEN {0} ELSE json_extract(:was, '$.{1}') END",
                   name, journal_key(name));
}

/// What undo leaves as it is now.
struct Left {
  bool state = false;
  bool times = false;
};

/// The assignments for all columns that undo restores.
std::string assignments(const Left& left) {
  std::string all;
  for (const Column& column : session_columns()) {
    const bool stays = column.undo == Undo::never || (column.undo == Undo::state && left.state) ||
                       (column.undo == Undo::times && left.times);
    if (!stays) column.each_name([&](std::string_view name) { all += assignment(name) + ", "; });
  }
  return all + "updated = max(:now, updated + 1)";
}

/// Whether the journal has a whole session, as an import keeps it. Otherwise it has the values of a row.
bool is_whole(std::string_view was) { return was.starts_with(R"({"uuid":)"); }

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
    const bool import = undone.what == kImport;
    undone.count = import ? remove_added_by_import(change) : 0;
    if (!import) undone.sessions = added_by(change);
    for (const std::int64_t session : undone.sessions) mark_deleted(session, now);
    SQLite::Statement rows(database_, "SELECT session, was FROM journal WHERE change = ? ORDER BY session DESC");
    rows.bind(1, change);
    while (rows.executeStep()) {
      const std::int64_t session = rows.getColumn(0).getInt64();
      const std::string was = rows.getColumn(1).getString();
      if (rows.getColumn(1).isNull()) {
        import ? static_cast<void>(remove(session, session)) : mark_deleted(session, now);
      } else if (is_whole(was)) {
        if (!Importer::put_back(store_, session, was)) continue;
      } else {
        restore(session, was, undone.what, now);
      }
      undone.sessions.push_back(session);
    }
    undone.count += undone.sessions.size();
    SQLite::Statement forget(database_, "DELETE FROM change WHERE id = ?");
    forget.bind(1, change);
    forget.exec();
    transaction.commit();
    return undone;
  });
}

std::vector<UndoneChange> UndoLog::undoable(std::size_t most) const {
  return with_log(store_.file_, [&] {
    SQLite::Statement row(database_, "SELECT id, what, at FROM change ORDER BY id DESC LIMIT ?");
    row.bind(1, static_cast<std::int64_t>(most));
    SQLite::Statement touched(database_, "SELECT session FROM journal WHERE change = ? ORDER BY session");
    std::vector<UndoneChange> found;
    while (row.executeStep()) {
      const std::int64_t id = row.getColumn(0).getInt64();
      UndoneChange change{row.getColumn(1).getString(), UtcTime{Millis{row.getColumn(2).getInt64()}}};
      touched.reset();
      touched.bind(1, id);
      while (touched.executeStep()) change.sessions.push_back(touched.getColumn(0).getInt64());
      if (change.what != kImport) std::ranges::copy(added_by(id), std::back_inserter(change.sessions));
      change.count = change.sessions.size();
      if (change.what == kImport) change.count += count_added(id);
      found.push_back(std::move(change));
    }
    return found;
  });
}

std::vector<std::int64_t> UndoLog::added_by(std::int64_t change) const {
  SQLite::Statement row(database_,
                        "SELECT session.id FROM change JOIN session ON session.id BETWEEN added_from AND added_to "
                        "WHERE change.id = ? ORDER BY session.id");
  row.bind(1, change);
  std::vector<std::int64_t> found;
  while (row.executeStep()) found.push_back(row.getColumn(0).getInt64());
  return found;
}

std::size_t UndoLog::count_added(std::int64_t change) const {
  SQLite::Statement row(database_,
                        "SELECT count(*) FROM change JOIN session ON session.id BETWEEN added_from AND added_to "
                        "WHERE change.id = ? AND state <> 'running'");
  row.bind(1, change);
  row.executeStep();
  return static_cast<std::size_t>(row.getColumn(0).getInt64());
}

std::size_t UndoLog::remove_added_by_import(std::int64_t change) {
  SQLite::Statement row(database_, "SELECT added_from, added_to FROM change WHERE id = ? AND added_from IS NOT NULL");
  row.bind(1, change);
  return row.executeStep() ? remove(row.getColumn(0).getInt64(), row.getColumn(1).getInt64()) : 0;
}

/// Deletes the sessions that the import added without marking them as deleted: they still exist where they came from,
/// and no other log may learn of a deletion. An unfinished session stays, because it may have been resumed here.
std::size_t UndoLog::remove(std::int64_t first, std::int64_t last) {
  SQLite::Statement row(database_, "DELETE FROM session WHERE state <> 'running' AND id BETWEEN ? AND ?");
  row.bind(1, first);
  row.bind(2, last);
  return static_cast<std::size_t>(row.exec());
}

/// An exchange of logs can tell a deleted session apart from one that never existed.
void UndoLog::mark_deleted(std::int64_t session, UtcTime now) {
  SQLite::Statement row(database_, "UPDATE session SET state = 'deleted', updated = max(?, updated + 1) WHERE id = ?");
  row.bind(1, millis(now));
  row.bind(2, session);
  row.exec();
}

/// Gives a session the values it had before the change. A session that the change recorded becomes a deleted session.
/// The times of a session that is running, or was at the change and has ended since, stay: its program has written
/// them.
void UndoLog::restore(std::int64_t session, const std::string& was, const std::string& what, UtcTime now) {
  SQLite::Statement state(database_, "SELECT state, json_extract(?, '$.state') FROM session WHERE id = ?");
  state.bind(1, was);
  state.bind(2, session);
  if (!state.executeStep()) return;
  const bool runs = state.getColumn(0).getString() == "running";  // or was interrupted
  const bool has_ended = state.getColumn(1).getString() == "running" && !runs;
  Left left{.state = runs || what == "amend", .times = runs || (has_ended && what != "delete")};
  const bool recorded = has_ended && what == "session";
  if (recorded) left.state = true;
  SQLite::Statement row(
      database_, formatted("UPDATE session SET {}{} WHERE id = :id", recorded ? kDeleted : "", assignments(left)));
  row.bind(":was", was);
  row.bind(":now", millis(now));
  row.bind(":id", session);
  row.exec();
}

}  // namespace dropwise
