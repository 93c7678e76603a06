#include "reports/summary.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/format.h"

namespace dropwise {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

/// The most empty days in a row that are listed. One session with a wrong year would else fill a report with thousands.
/// Our own limit.
constexpr days kEmptyDays{366};

/// The number of the day, week or month that contains a day. Consecutive periods have consecutive numbers.
std::int64_t bucket_of(Day day, By by) {
  if (by == By::week) return (day.time_since_epoch().count() + 3) / 7;  // 1970-01-01 was a Thursday
  if (by != By::month) return day.time_since_epoch().count();
  const year_month_day ymd{day};
  return static_cast<int>(ymd.year()) * 12LL + static_cast<unsigned>(ymd.month()) - 1;
}

Day first_day(std::int64_t bucket, By by) {
  if (by == By::week) return Day{days{bucket * 7 - 3}};
  if (by != By::month) return Day{days{bucket}};
  return Day{std::chrono::year{static_cast<int>(bucket / 12)} / static_cast<int>(bucket % 12 + 1) / 1};
}

std::string bucket_name(Day first, By by) {
  const std::string text = day_text(first);
  return by == By::month ? text.substr(0, 7) : text;
}

/// The first and last day to show: the range up to today or, where it has no bounds, from the first to the last
/// session.
std::pair<Day, Day> shown(std::span<const SessionTotals> sessions, const SummaryPeriod& span) {
  const auto day = [&](LocalTime time) { return day_of(time - span.day_start); };
  const Day today = day(span.now);
  Day first = Day::max(), last = Day::min();
  for (const SessionTotals& session : sessions) {
    if (!within(session, span.range)) continue;
    first = std::min(first, day(session.began.local()));
    last = std::max(last, day(session.began.local()));
  }
  const Day earliest = std::min(today, first);
  if (span.range.from) first = day(*span.range.from);
  if (span.range.to) last = std::max(last, std::min(today, day(*span.range.to) - days{1}));
  if (!span.before) first = std::max(first, earliest - kEmptyDays);
  return {first, last};
}

void group_by_time(Summary& summary, std::span<const SessionTotals> sessions, const SummaryPeriod& span) {
  const auto [first, last] = shown(sessions, span);
  if (first > last) return;
  const auto bucket = [&](const SessionTotals& session) {
    return bucket_of(day_of(session.began.local() - span.day_start), summary.by);
  };
  std::set<std::int64_t> stops{bucket_of(first, summary.by), bucket_of(last, summary.by)};
  for (const SessionTotals& session : sessions)
    if (within(session, span.range)) stops.insert(bucket(session));
  std::int64_t next = *stops.begin();
  for (const std::int64_t stop : stops) {
    if (first_day(stop, summary.by) - first_day(next, summary.by) > kEmptyDays) next = stop;
    for (; next <= stop; ++next) {
      const Day begins = first_day(next, summary.by);
      summary.groups.push_back({bucket_name(begins, summary.by), begins});
    }
  }
  with_gaps(sessions, span.before, [&](const SessionTotals& session, std::optional<Millis> gap) {
    if (!within(session, span.range)) return;
    summary.groups[*group_of(summary, first_day(bucket(session), summary.by))].totals.add(session, gap);
  });
}

void group_by_hour(Summary& summary, std::span<const SessionTotals> sessions, const SummaryPeriod& span) {
  for (int hour = 0; hour < 24; ++hour) summary.groups.push_back({formatted("{:02}:00", hour)});
  for (const SessionTotals& session : sessions) {
    if (!within(session, span.range)) continue;
    const LocalTime began = session.began.local();
    const auto hour = std::chrono::floor<std::chrono::hours>(began - day_of(began)).count();
    summary.groups[static_cast<std::size_t>(hour)].totals.add(session, {});
  }
}

void group_by_protocol(Summary& summary, std::span<const SessionTotals> sessions, const SummaryPeriod& span) {
  const auto name_of = [](const Group& group) { return group.name; };
  for (const SessionTotals& session : sessions) {
    if (!within(session, span.range)) continue;
    auto found = std::ranges::find(summary.groups, session.protocol, name_of);
    if (found == summary.groups.end()) found = summary.groups.insert(found, {session.protocol});
    found->totals.add(session, {});
  }
  std::ranges::sort(summary.groups, {}, name_of);
}

}  // namespace

bool within(const SessionTotals& session, const LocalRange& range) {
  const LocalTime began = session.began.local();
  return (!range.from || began >= *range.from) && (!range.to || began < *range.to);
}

Cell label_of(const Group& group, By by) {
  return group.first && by != By::month ? Cell(*group.first) : Cell(group.name);
}

std::optional<std::size_t> group_of(const Summary& summary, Day first) {
  const auto found = std::ranges::lower_bound(summary.groups, std::optional(first), {}, &Group::first);
  if (found == summary.groups.end() || found->first != first) return {};
  return static_cast<std::size_t>(found - summary.groups.begin());
}

Summary summarize(std::span<const SessionTotals> sessions, By by, const SummaryPeriod& span) {
  Summary summary{.by = by};
  if (by == By::hour) {
    group_by_hour(summary, sessions, span);
  } else if (by == By::protocol) {
    group_by_protocol(summary, sessions, span);
  } else {
    group_by_time(summary, sessions, span);
  }
  with_gaps(sessions, span.before, [&](const SessionTotals& session, std::optional<Millis> gap) {
    if (within(session, span.range)) summary.all.add(session, gap);
  });
  return summary;
}

Summary summarize_whole(std::span<const SessionTotals> sessions, const std::string& name,
                        std::optional<UtcTime> before) {
  Summary summary;
  with_gaps(sessions, before,
            [&](const SessionTotals& session, std::optional<Millis> gap) { summary.all.add(session, gap); });
  summary.groups.push_back({.name = name, .totals = summary.all});
  return summary;
}

}  // namespace dropwise
