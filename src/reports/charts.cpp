#include "reports/charts.h"

#include <algorithm>

#include "i18n/language.h"

namespace dropwise {
namespace {

double minutes(const SideTotals& breast) {
  return std::chrono::duration<double, std::ratio<60>>(breast.active).count();
}

double millilitres(const MilkSum& milk) { return static_cast<double>(milk.microlitres) / 1000.0; }

}  // namespace

Chart volume_chart(const Summary& summary) {
  Chart chart{.title = tr("Milk, ml"), .unit = "ml", .series = {tr("left"), tr("right"), tr("together")}};
  for (const Group& group : summary.groups) {
    const Totals& totals = group.totals;
    const MilkSum total = totals.total();
    chart.bars.push_back({group.name,
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
    chart.bars.push_back({group.name, {minutes(left), minutes(right)}, time_cell(both), both.untimed > 0});
  }
  return chart;
}

Grid hours_grid(const Summary& summary, std::span<const SessionTotals> sessions, Millis day_start) {
  Grid grid{.title = tr("Beginnings of sessions, by the hour"), .day_start = day_start};
  for (const Group& group : summary.groups) grid.days.emplace_back(group.name, std::vector<Millis>());
  for (const SessionTotals& session : sessions) {
    const LocalTime counted = session.began.local() - day_start;
    const Day day = day_of(counted);
    const auto at = summary.groups.empty() ? -1 : (day - *summary.groups.front().first).count();
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(grid.days.size()))
      grid.days[static_cast<std::size_t>(at)].second.push_back(counted - day);
  }
  for (auto& [name, beginnings] : grid.days) std::ranges::sort(beginnings);
  return grid;
}

}  // namespace dropwise
