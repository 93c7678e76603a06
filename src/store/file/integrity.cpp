#include "store/file/integrity.h"

#include <algorithm>
#include <memory>
#include <set>

#include "store/bind.h"
#include "store/checked_row.h"
#include "store/file/immutable_db.h"
#include "store/file/wal_owner.h"
#include "store/sqlite_error.h"
#include "store/store.h"
#include "store/times.h"

namespace dropwise {
namespace {

/// Opens the log for writing if possible, although nothing is written: SQLite skips some checks on a read-only
/// database.
std::unique_ptr<SQLite::Database> opened(const std::filesystem::path& log) {
  try {
    return open_read_only(log, SQLite::OPEN_READWRITE);
  } catch (const SQLite::Exception&) {
    return open_read_only(log, SQLite::OPEN_READONLY);
  }
}

std::vector<std::int64_t> numbers(SQLite::Statement& row) {
  std::vector<std::int64_t> found;
  while (row.executeStep()) found.push_back(row.getColumn(0).getInt64());
  return found;
}

void check_file(IntegrityReport& report, SQLite::Database& database) {
  SQLite::Statement integrity(database, "PRAGMA integrity_check");
  while (integrity.executeStep()) {
    std::string line = integrity.getColumn(0).getString();
    const bool value = line.starts_with("CHECK constraint failed");
    report.constraint_violations = report.constraint_violations || value;
    if (line != "ok" && !value) report.damage.push_back(std::move(line));
  }
  SQLite::Statement loose(database, "PRAGMA foreign_key_check");
  while (loose.executeStep()) ++report.orphan_rows;
}

std::size_t count_sessions(SQLite::Database& database) {
  SQLite::Statement row(database, "SELECT count(*) FROM session WHERE state <> 'deleted'");
  row.executeStep();
  return static_cast<std::size_t>(row.getColumn(0).getInt64());
}

/// Compares each session with the earlier session that ended last. Those with impossible times are left out.
void check_overlaps(IntegrityReport& report, SQLite::Database& database) {
  SQLite::Statement row(
      database,
      "SELECT id, began, coalesce(lasted, 0) AS lasted FROM session WHERE state <> 'deleted' ORDER BY began, id");
  std::int64_t last = 0, start = 0, end = 0;
  while (row.executeStep()) {
    CheckedRow checked(row);
    const std::int64_t id = row.getColumn(0).getInt64(), began = checked.number(1, kInstants);
    const std::int64_t over = began + checked.number(2, kLengths);
    if (!checked.impossible().empty()) continue;
    if (last != 0 && (began < end || began == start)) report.overlapping.emplace_back(last, id);
    if (last != 0 && over <= end) continue;
    last = id;
    start = began;
    end = over;
  }
}

void check_instants(IntegrityReport& report, SQLite::Database& database, UtcTime now) {
  SQLite::Statement future(database, "SELECT id FROM session WHERE state <> 'deleted' AND began > :now ORDER BY id");
  future.bind(":now", millis(now));
  report.future = numbers(future);
}

/// The sessions whose times may differ from their events for a good reason, because they were amended or imported.
std::set<std::int64_t> excused(SQLite::Database& database) {
  SQLite::Statement row(
      database,
      "SELECT session FROM journal JOIN change ON change.id = change WHERE what <> 'session' AND undone = 0 UNION "
      "SELECT session.id FROM session JOIN change ON session.id BETWEEN added_from AND added_to WHERE undone = 0");
  const auto found = numbers(row);
  return {found.begin(), found.end()};
}

void check_values(IntegrityReport& report, const Store& store, const std::set<std::int64_t>& amended) {
  store.each({.damaged = Damaged::accept}, [&](const SessionRecord& record) {
    if (!record.damaged.empty()) return report.impossible.push_back(record.id);
    if (!record.plan || record.state != State::finished || amended.contains(record.id)) return;
    SessionRecord counted = record;
    set_times(counted, times_of(*record.plan, record.log, record.data.lasted.value_or(Millis{0})));
    const bool beyond = !record.log.empty() && record.log.back().at > counted.data.lasted;
    const bool as_counted =
        counted.data == record.data && counted.paused == record.paused && counted.asleep == record.asleep;
    if (!as_counted || beyond) report.time_mismatch.push_back(record.id);
  });
}

}  // namespace

IntegrityReport check_log(const std::filesystem::path& log, UtcTime now) {
  move_foreign_wal(log);
  return with_log(log, [&] {
    IntegrityReport report;
    const Store store(log, Store::Access::probe);  // throws if the file is not a log of this version
    const auto opened_log = opened(log);
    SQLite::Database& database = *opened_log;
    check_file(report, database);
    if (!report.damage.empty()) return report;
    report.sessions = count_sessions(database);
    check_overlaps(report, database);
    check_instants(report, database, now);
    check_values(report, store, excused(database));
    std::ranges::sort(report.impossible);
    return report;
  });
}

}  // namespace dropwise
