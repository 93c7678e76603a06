#include "store/undo/undo_log.h"

#include <algorithm>
#include <iterator>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/format.h"
#include "store/bind.h"
#include "store/columns.h"
#include "store/json/line.h"
#include "store/live_channel.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/store.h"

namespace dropwise {
namespace {

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
  return all + formatted("updated = max(:now, {})", kNextUpdate);
}

/// Whether the journal has a whole session, as an import keeps it. Otherwise it has the values of a row.
bool is_whole(std::string_view was) { return was.starts_with(R"({"uuid":)"); }

}  // namespace

UndoLog::UndoLog(const Store& store) : store_(store), database_(*store.database_), journal_(database_) {}

std::optional<UndoneChange> UndoLog::undo(UtcTime now) {
  return with_log(store_.file_, [&]() -> std::optional<UndoneChange> {
    // Old values are restored as they were, even those of another program that the constraints do not allow.
    const Unchecked unchecked(database_);
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    const auto row = journal_.newest();
    if (!row) return {};
    UndoneChange undone{.what = row->what, .at = row->at};
    const auto kept_sessions = journal_.kept_by(*row);
    for (const std::int64_t session : journal_.added_by(*row)) {
      if (row->is_import()) {
        undone.count += take_out(*row, session) ? 1 : 0;
      } else {
        journal_.keep(*row, session, values_of(session));
        mark_deleted(session, now);
        undone.sessions.push_back(session);
      }
    }
    for (const std::int64_t session : kept_sessions) {
      if (take_back(*row, session, Importer::Unfinished::keep, now)) undone.sessions.push_back(session);
    }
    undone.count += undone.sessions.size();
    journal_.set_undone(*row, true);
    transaction.commit();
    return undone;
  });
}

std::optional<UndoneChange> UndoLog::redo(UtcTime now) {
  return with_log(store_.file_, [&]() -> std::optional<UndoneChange> {
    const Unchecked unchecked(database_);
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    const auto row = journal_.last_undone();
    if (!row) return {};
    UndoneChange redone{.what = row->what, .at = row->at};
    for (const std::int64_t session : journal_.kept_by(*row)) {
      const bool imported = row->is_import() && row->added(session);
      if (!give_back(*row, session, now)) continue;
      ++redone.count;
      if (!imported) redone.sessions.push_back(session);
    }
    journal_.set_undone(*row, false);
    transaction.commit();
    return redone;
  });
}

std::vector<UndoneChange> UndoLog::undoable(std::size_t most) const {
  return with_log(store_.file_, [&] {
    std::vector<UndoneChange> changes;
    for (const ChangeRow& row : journal_.newest(most)) changes.push_back(described(row));
    return changes;
  });
}

std::optional<UndoneChange> UndoLog::redoable() const {
  return with_log(store_.file_, [&]() -> std::optional<UndoneChange> {
    const auto row = journal_.last_undone();
    if (!row) return {};
    return described(*row);
  });
}

/// The change with the sessions it touched.
UndoneChange UndoLog::described(const ChangeRow& row) const {
  UndoneChange change{.what = row.what, .at = row.at, .sessions = journal_.changed_by(row)};
  std::ranges::reverse(change.sessions);
  const auto added = journal_.added_by(row);
  if (row.is_import()) {
    std::erase_if(change.sessions, [&](std::int64_t session) { return row.added(session); });
  } else {
    std::ranges::copy_if(added, std::back_inserter(change.sessions), [&](std::int64_t session) {
      return std::ranges::find(change.sessions, session) == change.sessions.end();
    });
  }
  change.count = change.sessions.size() + (row.is_import() ? added.size() : 0);
  return change;
}

/// What the session has now, for the journal. Absent when it is not there.
std::optional<std::string> UndoLog::values_of(std::int64_t session) const {
  SQLite::Statement found(database_, formatted("SELECT {} FROM session WHERE id = ?", journal_expression()));
  found.bind(1, session);
  if (!found.executeStep()) return {};
  return found.getColumn(0).getString();
}

/// The same with its plan and events.
std::string UndoLog::line_of(std::int64_t session) const {
  const auto record = store_.read_any(session);
  return record ? to_line(*record) : "";
}

/// Deletes a session that an import added, without marking it as deleted: it still exists where it came from, and no
/// other log may learn of a deletion. An unfinished session stays, because it may have been resumed here.
bool UndoLog::take_out(const ChangeRow& row, std::int64_t session) {
  const std::string line = line_of(session);
  SQLite::Statement gone(database_, "DELETE FROM session WHERE id = ? AND state <> 'running'");
  gone.bind(1, session);
  if (gone.exec() == 0) return false;
  journal_.keep(row, session, line);
  return true;
}

/// Gives a session the values that it had before the change, and keeps those of now for redo.
bool UndoLog::take_back(const ChangeRow& row, std::int64_t session, Importer::Unfinished unfinished, UtcTime now) {
  const auto was = journal_.kept(row, session);
  if (!was && row.is_import()) return take_out(row, session);
  const bool whole = was && is_whole(*was);
  const auto here = whole ? std::optional(line_of(session)) : values_of(session);
  if (!was) {
    mark_deleted(session, now);
  } else if (whole ? !Importer::put_back(store_, session, *was, unfinished) : !restore(session, *was, row.what, now)) {
    journal_.forget(row, session);
    return false;
  }
  journal_.keep(row, session, here);
  return true;
}

/// Gives a session the values that it had before undo(), and keeps those of now for the next undo().
bool UndoLog::give_back(const ChangeRow& row, std::int64_t session, UtcTime now) {
  const auto was = journal_.kept(row, session);
  if (was && row.is_import() && !values_of(session)) {
    Importer::put_new(store_, session, *was);
    row.added(session) ? journal_.forget(row, session) : journal_.keep(row, session, {});
    return true;
  }
  if (!take_back(row, session, Importer::Unfinished::replace, now)) return false;
  if (row.added(session)) journal_.forget(row, session);
  return true;
}

/// An exchange of logs can tell a deleted session apart from one that never existed.
void UndoLog::mark_deleted(std::int64_t session, UtcTime now) {
  SQLite::Statement row(
      database_, formatted("UPDATE session SET state = 'deleted', updated = max(?, {}) WHERE id = ?", kNextUpdate));
  row.bind(1, millis(now));
  row.bind(2, session);
  row.exec();
}

/// Gives a session the values it had before the change. A session that the change recorded becomes a deleted session.
/// The times of a session that is running, or was at the change and has ended since, stay: its program has written
/// them. False when the session is not there.
bool UndoLog::restore(std::int64_t session, const std::string& was, const std::string& what, UtcTime now) {
  SQLite::Statement state(database_,
                          "SELECT state, json_extract(?, '$.state') FROM session WHERE id = ? AND erased = 0");
  state.bind(1, was);
  state.bind(2, session);
  if (!state.executeStep()) return false;
  const std::string before = state.getColumn(1).getString();
  const bool runs = state.getColumn(0).getString() == "running";  // or was interrupted
  const bool stays = runs && (before != "deleted" || LiveChannel(store_).runs(session));
  const bool has_ended = before == "running" && !runs;
  Left left{.state = stays || what == "amend", .times = runs || (has_ended && what != "delete")};
  const bool recorded = has_ended && what == "session";
  if (recorded) left.state = true;
  SQLite::Statement row(
      database_, formatted("UPDATE session SET {}{} WHERE id = :id", recorded ? kDeleted : "", assignments(left)));
  row.bind(":was", was);
  row.bind(":now", millis(now));
  row.bind(":id", session);
  row.exec();
  return true;
}

}  // namespace dropwise
