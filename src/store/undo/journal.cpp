#include "store/undo/journal.h"

#include "base/format.h"
#include "store/checked_row.h"
#include "store/statement.h"

namespace dropwise {
namespace {

constexpr const char* kRow = "SELECT id, what, at, added_from, added_to FROM change";

ChangeRow read_row(SQLite::Statement& found) {
  ChangeRow row{
      .id = found.getColumn(0).getInt64(), .what = found.getColumn(1).getString(), .at = CheckedRow(found).instant(2)};
  if (!found.getColumn(3).isNull()) {
    row.added_from = found.getColumn(3).getInt64();
    row.added_to = found.getColumn(4).getInt64();
  }
  return row;
}

}  // namespace

std::vector<ChangeRow> Journal::newest(std::size_t most) const {
  SQLite::Statement found(database_, formatted("{} WHERE undone = 0 ORDER BY id DESC LIMIT ?", kRow));
  found.bind(1, static_cast<std::int64_t>(most));
  std::vector<ChangeRow> rows;
  while (found.executeStep()) rows.push_back(read_row(found));
  return rows;
}

std::optional<ChangeRow> Journal::newest() const {
  const auto rows = newest(1);
  if (rows.empty()) return {};
  return rows.front();
}

/// The changes that were undone are newer than all others, and the oldest of them was undone last.
std::optional<ChangeRow> Journal::last_undone() const {
  SQLite::Statement found(
      database_, formatted("{} WHERE id > (SELECT coalesce(max(id), 0) FROM (SELECT id FROM change WHERE undone = 0 "
                           "ORDER BY id DESC LIMIT 1)) ORDER BY id LIMIT 1",
                           kRow));
  if (!found.executeStep()) return {};
  return read_row(found);
}

std::vector<std::int64_t> Journal::added_by(const ChangeRow& row) const {
  SQLite::Statement found(
      database_,
      "SELECT id FROM session WHERE id BETWEEN ? AND ? AND erased = 0 AND (? OR state <> 'running') ORDER BY id");
  found.bind(1, row.added_from);
  found.bind(2, row.added_to);
  found.bind(3, row.is_import() ? 0 : 1);
  std::vector<std::int64_t> sessions;
  while (found.executeStep()) sessions.push_back(found.getColumn(0).getInt64());
  return sessions;
}

std::vector<std::int64_t> Journal::changed_by(const ChangeRow& row) const {
  std::vector<std::int64_t> sessions = kept_by(row);
  if (!row.is_import()) return sessions;
  SQLite::Statement unfinished(database_, "SELECT 1 FROM session WHERE id = ? AND state = 'running'");
  std::erase_if(sessions, [&](std::int64_t session) {
    unfinished.reset();
    unfinished.bind(1, session);
    return unfinished.executeStep();
  });
  return sessions;
}

std::vector<std::int64_t> Journal::kept_by(const ChangeRow& row) const {
  SQLite::Statement found(database_, "SELECT session FROM journal WHERE change = ? ORDER BY session DESC");
  found.bind(1, row.id);
  std::vector<std::int64_t> sessions;
  while (found.executeStep()) sessions.push_back(found.getColumn(0).getInt64());
  return sessions;
}

std::optional<std::string> Journal::kept(const ChangeRow& row, std::int64_t session) const {
  SQLite::Statement found(database_, "SELECT was FROM journal WHERE change = ? AND session = ?");
  found.bind(1, row.id);
  found.bind(2, session);
  if (!found.executeStep() || found.getColumn(0).isNull()) return {};
  return found.getColumn(0).getString();
}

void Journal::keep(const ChangeRow& row, std::int64_t session, const std::optional<std::string>& was) {
  SQLite::Statement kept(database_, "INSERT OR REPLACE INTO journal (change, session, was) VALUES (?, ?, ?)");
  kept.bind(1, row.id);
  kept.bind(2, session);
  if (was) kept.bind(3, *was);
  kept.exec();
}

void Journal::forget(const ChangeRow& row, std::int64_t session) {
  SQLite::Statement gone(database_, "DELETE FROM journal WHERE change = ? AND session = ?");
  gone.bind(1, row.id);
  gone.bind(2, session);
  gone.exec();
}

void Journal::set_undone(const ChangeRow& row, bool undone) {
  SQLite::Statement marked(database_, "UPDATE change SET undone = ? WHERE id = ?");
  marked.bind(1, undone ? 1 : 0);
  marked.bind(2, row.id);
  marked.exec();
}

}  // namespace dropwise
