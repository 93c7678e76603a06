
#include "base/format.h"
#include "store/checked_row.h"
#include "store/sqlite_error.h"
#include "store/statement.h"
#include "store/store.h"

namespace dropwise {
namespace {

/// Columns in the order of the statement below. A name would have to be looked up for every row.
enum At { id, began, offset, lasted, left_active, right_active, left_ul, left_unit, right_ul, right_unit, together_ul };

SessionTotals figures(CheckedRow& row) {
  SessionTotals found;
  found.began = row.zoned_time(began);
  found.lasted = row.length(lasted);
  found.yield.left = {row.length(left_active), row.volume(left_ul)};
  found.yield.right = {row.length(right_active), row.volume(right_ul)};
  found.yield.together = row.volume(together_ul);
  constexpr int kProtocol = together_ul + 2;
  found.protocol = protocol_text(row.c_text(kProtocol), row.c_text(kProtocol + 1), row.c_text(kProtocol + 2));
  found.before_birth = is_before_birth(row.c_text(kProtocol + 1));
  return found;
}

}  // namespace

std::vector<SessionTotals> Store::session_totals(const LocalRange& range, Damaged damaged) const {
  return with_log(file_, [&] {
    SQLite::Statement row(*database_,
                          formatted("SELECT id, began, \"offset\", lasted, left_active, right_active, left_ul, "
                                    "left_unit, right_ul, right_unit, together_ul, together_unit, protocol, "
                                    "mode, method FROM session WHERE {} ORDER BY began, id",
                                    kWithinRange));
    bind_range(row, range);
    std::vector<SessionTotals> found;
    while (row.executeStep()) {
      CheckedRow checked(row);
      found.push_back(figures(checked));
      if (!checked.impossible().empty() && damaged == Damaged::refuse)
        throw damaged_session(file_, row.getColumn(id).getInt64());
    }
    return found;
  });
}

std::size_t Store::count(bool deleted) const {
  return with_log(file_, [&] {
    SQLite::Statement row(*database_, "SELECT count(*) FROM session WHERE ? OR state <> 'deleted'");
    row.bind(1, deleted ? 1 : 0);
    row.executeStep();
    return static_cast<std::size_t>(row.getColumn(0).getInt64());
  });
}

std::size_t Store::pending() const {
  return with_log(file_, [&] {
    SQLite::Statement row(
        *database_,
        "SELECT count(*) FROM session WHERE state = 'finished' AND together_ul IS NULL AND ("
        "(left_ul IS NULL AND right_ul IS NULL AND (left_active IS NOT 0 OR right_active IS NOT 0)) OR "
        "(left_active > 0 AND left_ul IS NULL) OR (right_active > 0 AND right_ul IS NULL))");
    row.executeStep();
    return static_cast<std::size_t>(row.getColumn(0).getInt64());
  });
}

std::optional<UtcTime> Store::latest_before(UtcTime time) const {
  return with_log(file_, [&]() -> std::optional<UtcTime> {
    SQLite::Statement row(
        *database_,
        "SELECT max(began) FROM session WHERE state <> 'deleted' AND began < ? AND began >= 0 AND mode <> 'antenatal'");
    row.bind(1, static_cast<std::int64_t>(time.time_since_epoch().count()));
    if (!row.executeStep() || row.getColumn(0).isNull()) return {};
    return UtcTime{Millis{row.getColumn(0).getInt64()}};
  });
}

}  // namespace dropwise
