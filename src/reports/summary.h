#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/choice.h"
#include "base/json.h"
#include "quantities/date.h"
#include "reports/totals.h"

namespace dropwise {

/// What the sessions of a summary are put together by. A week begins on Monday.
enum class By { day, week, month, hour, protocol };
inline constexpr std::array<Choice<By>, 5> kBy = {
    {{"day", By::day}, {"week", By::week}, {"month", By::month}, {"hour", By::hour}, {"protocol", By::protocol}}};

/// Some sessions of a summary.
struct Group {
  std::string name;            ///< `2026-11-20`, `2026-11`, `06:00`, `marmet little`; a week by its Monday.
  std::optional<Day> first{};  ///< Its first day, where it is of days.
  Totals totals = {};
};

struct Summary {
  By by = By::day;
  std::vector<Group> groups = {};  ///< In order; days, weeks and months without a session are there too.
  Totals all = {};
};

/// What is asked of a summary beside its sessions.
struct SummaryPeriod {
  LocalRange range = {};
  LocalTime now = {};                  ///< No day after it is shown.
  Millis day_start{0};                 ///< When a day begins.
  std::optional<UtcTime> before = {};  ///< When the last session before the range began.
};

/// Whether it began in this range, on the wall clock that was kept with it.
bool within(const SessionTotals& session, const LocalRange& range);

/// The sums of sessions that are in the order of their beginnings; of those outside of the range only the gap after
/// them counts. A session belongs to the day in which it began, on
/// the wall clock that was kept with it.
Summary summarize(std::span<const SessionTotals> sessions, By by, const SummaryPeriod& span);

/// One group of all of them, with this name.
Summary summarize_whole(std::span<const SessionTotals> sessions, const std::string& name,
                        std::optional<UtcTime> before);

/// Calls `take(session, gap)` for each of them; the gap is counted from the beginning before, absent for the first.
template <class Take>
void with_gaps(std::span<const SessionTotals> sessions, std::optional<UtcTime> before, Take take) {
  for (const SessionTotals& session : sessions) {
    take(session, before ? std::optional<Millis>(session.began.utc - *before) : std::nullopt);
    before = session.began.utc;
  }
}

/// Two tables: how much, and how.
Report to_report(const Summary& summary);

Json to_json(const Summary& summary);

}  // namespace dropwise
