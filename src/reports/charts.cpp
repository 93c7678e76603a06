#include "reports/charts.h"

#include <algorithm>

#include "i18n/language.h"

namespace dropwise {
namespace {

double minutes(const SideTotals& breast) {
  return std::chrono::duration<double, std::ratio<60>>(breast.active).count();
}

double millilitres(const MilkSum& milk) { return static_cast<double>(milk.microlitres) / 1000.0; }

/// Calls `put` with the index of the group, the time since the start of its day, and the session.
template <class Put>
void by_day(const Summary& summary, std::span<const SessionTotals> sessions, Millis day_start, Put put) {
  for (const SessionTotals& session : sessions) {
    const LocalTime counted = session.began.local() - day_start;
    const Day day = day_of(counted);
    if (const auto at = group_of(summary, day)) put(*at, counted - day, session);
  }
}

/// The breast that gave more; none when they gave the same, or one is not known.
Side fuller(const Yield& yield) {
  if (yield.status(Side::left) == VolumeStatus::unknown || yield.status(Side::right) == VolumeStatus::unknown)
    return Side::none;
  const auto amount = [](const SideAmounts& breast) { return breast.volume ? breast.volume->microlitres : 0; };
  const auto left = amount(yield.left), right = amount(yield.right);
  return left > right ? Side::left : right > left ? Side::right : Side::none;
}

}  // namespace

Chart volume_chart(const Summary& summary) {
  Chart chart{.title = tr("Milk, ml"), .unit = "ml", .series = {tr("left"), tr("right"), tr("together")}};
  for (const Group& group : summary.groups) {
    const Totals& totals = group.totals;
    const MilkSum total = totals.total();
    chart.bars.push_back({label_of(group, summary.by),
                          {millilitres(totals.left.milk), millilitres(totals.right.milk), millilitres(totals.together)},
                          cell(total),
                          total.unknown > 0});
  }
  return chart;
}

Chart minutes_chart(const Summary& summary) {
  Chart chart{.title = tr("Expressing, minutes"), .unit = "min", .series = {tr("left"), tr("right")}};
  for (const Group& group : summary.groups) {
    const SideTotals &left = group.totals.left, &right = group.totals.right;
    SideTotals both = left;
    both.active += right.active;
    both.timed += right.timed;
    both.untimed += right.untimed;
    chart.bars.push_back(
        {label_of(group, summary.by), {minutes(left), minutes(right)}, time_cell(both), both.untimed > 0});
  }
  return chart;
}

Grid hours_grid(const Summary& summary, std::span<const SessionTotals> sessions, Millis day_start) {
  Grid grid{.title = tr("Start times of sessions"), .day_start = day_start};
  for (const Group& group : summary.groups) grid.days.emplace_back(label_of(group, summary.by), std::vector<Millis>());
  by_day(summary, sessions, day_start,
         [&](std::size_t day, Millis began, const SessionTotals&) { grid.days[day].second.push_back(began); });
  for (auto& [name, beginnings] : grid.days) std::ranges::sort(beginnings);
  return grid;
}

Calendar calendar(const Summary& summary) {
  Calendar calendar;
  for (const Group& group : summary.groups) {
    const MilkSum total = group.totals.total();
    calendar.days.push_back({*group.first, cell(total), total.microlitres, group.totals.sessions > 0});
  }
  return calendar;
}

DayLines day_lines(const Summary& summary, std::span<const SessionTotals> sessions, Millis day_start) {
  DayLines lines{.title = tr("Each day as 24 hours"), .day_start = day_start};
  for (const Group& group : summary.groups) {
    lines.days.push_back({.label = label_of(group, summary.by),
                          .milk = cell(group.totals.total()),
                          .longest_gap = gap_cell(group.totals)});
  }
  by_day(summary, sessions, day_start, [&](std::size_t day, Millis began, const SessionTotals& session) {
    const MilkTotal total = session.yield.total();
    const bool known = !total.partial && (total.microlitres || total.trace);
    lines.days[day].sessions.push_back({began, session.lasted.value_or(Millis{0}),
                                        known ? std::optional(total.microlitres.value_or(0)) : std::nullopt,
                                        fuller(session.yield)});
  });
  for (DayLine& line : lines.days) std::ranges::stable_sort(line.sessions, {}, &DaySession::began);
  return lines;
}

}  // namespace dropwise
