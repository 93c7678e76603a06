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

/// How a summary groups its sessions. A week begins on Monday.
enum class By { day, week, month, hour, protocol };
inline constexpr std::array<Choice<By>, 5> kBy = {
    {{"day", By::day}, {"week", By::week}, {"month", By::month}, {"hour", By::hour}, {"protocol", By::protocol}}};

/// One group of a summary.
struct Group {
  std::string name;            ///< `2026-11-20`, `2026-11`, `06:00`, `marmet little`; a week by its Monday.
  std::optional<Day> first{};  ///< Its first day, for groups of days.
  Totals totals = {};
};

struct Summary {
  By by = By::day;
  std::vector<Group> groups = {};  ///< In order; with those without a session, but not 366 days of them.
  Totals all = {};
};

/// The name of a group in a table or chart; a day or a week as a Day.
Cell label_of(const Group& group, By by);

/// The input of a summary, besides its sessions.
struct SummaryPeriod {
  LocalRange range = {};
  LocalTime now = {};                  ///< Later days are not shown.
  Millis day_start{0};                 ///< When a day begins.
  std::optional<UtcTime> before = {};  ///< Start of the last session before the range.
};

/// Whether the session began in this range, in its recorded local time.
bool within(const SessionTotals& session, const LocalRange& range);

/// Sums up sessions, which must be in order of start time; of those outside the range only the gap after them counts.
/// A session belongs to the day in which it began, in its recorded local time.
Summary summarize(std::span<const SessionTotals> sessions, By by, const SummaryPeriod& span);

/// The index of the group that begins on this day, in a summary of days, weeks or months.
std::optional<std::size_t> group_of(const Summary& summary, Day first);

/// A summary with a single group of this name for all sessions.
Summary summarize_whole(std::span<const SessionTotals> sessions, const std::string& name,
                        std::optional<UtcTime> before);

/// Calls `take(session, gap)` for each session; the gap is the time since the previous start, or since `before` for the
/// first; absent without `before`.
template <class Take>
void with_gaps(std::span<const SessionTotals> sessions, std::optional<UtcTime> before, Take take) {
  for (const SessionTotals& session : sessions) {
    take(session, before ? std::optional<Millis>(session.began.utc - *before) : std::nullopt);
    before = session.began.utc;
  }
}

/// The heading of the column of groups.
std::string heading(By by);

/// Two tables: the amounts, and how they were expressed.
Report to_report(const Summary& summary);

Json to_json(const Summary& summary);

}  // namespace dropwise
