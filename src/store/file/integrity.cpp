#include "store/file/integrity.h"

#include <memory>
#include <set>

#include "store/bind.h"
#include "store/file/immutable_db.h"
#include "store/file/session_lock.h"
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

/// Compares each session with the earlier session that ended last.
void check_overlaps(IntegrityReport& report, SQLite::Database& database) {
  SQLite::Statement row(
      database, "SELECT id, began, coalesce(lasted, 0) FROM session WHERE state <> 'deleted' ORDER BY began, id");
  std::int64_t last = 0, start = 0, end = 0;
  while (row.executeStep()) {
    ++report.sessions;
    const std::int64_t id = row.getColumn(0).getInt64(), began = row.getColumn(1).getInt64();
    const std::int64_t over = began + row.getColumn(2).getInt64();
    if (last != 0 && (began < end || began == start)) report.overlapping.emplace_back(last, id);
    if (last != 0 && over <= end) continue;
    last = id;
    start = began;
    end = over;
  }
}

void check_instants(IntegrityReport& report, SQLite::Database& database, UtcTime now) {
  SQLite::Statement backwards(database, "SELECT id FROM session WHERE state <> 'deleted' AND lasted < 0 ORDER BY id");
  report.backwards = numbers(backwards);
  SQLite::Statement future(database, "SELECT id FROM session WHERE state <> 'deleted' AND began > :now ORDER BY id");
  future.bind(":now", millis(now));
  report.future = numbers(future);
}

/// The sessions whose times may differ from their events for a good reason, because they were amended or imported.
std::set<std::int64_t> excused(SQLite::Database& database) {
  SQLite::Statement row(database,
                        "SELECT session FROM journal JOIN change ON change.id = change WHERE what <> 'session' UNION "
                        "SELECT session.id FROM session JOIN change ON session.id BETWEEN added_from AND added_to");
  const auto found = numbers(row);
  return {found.begin(), found.end()};
}

void check_times(IntegrityReport& report, const Store& store, const std::set<std::int64_t>& amended) {
  store.each({}, [&](const SessionRecord& record) {
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
  SessionLock::check_owner(log);
  return with_log(log, [&] {
    IntegrityReport report;
    const Store store(log, Store::Access::probe);  // throws if the file is not a log of this version
    const auto opened_log = opened(log);
    SQLite::Database& database = *opened_log;
    check_file(report, database);
    if (!report.damage.empty()) return report;
    check_overlaps(report, database);
    check_instants(report, database, now);
    check_times(report, store, excused(database));
    return report;
  });
}

}  // namespace dropwise
