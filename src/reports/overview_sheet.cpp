#include "reports/overview_sheet.h"

#include <algorithm>

#include "i18n/language.h"
#include "i18n/messages.h"
#include "reports/charts.h"
#include "reports/sheet_labels.h"

namespace dropwise {
namespace {

using std::chrono::days;

constexpr days kFewest{7}, kMostDays{31}, kMostWeeks{217};

/// The sums of each day, week or month.
Table sums_table(const Summary& summary) {
  Table table{.columns = {{heading(summary.by)},
                          {"n", 2},
                          {tr("night"), 5},
                          {tr("gap"), 3},
                          {tr("L min"), 6, Side::left},
                          {tr("L ml"), 1, Side::left},
                          {tr("R min"), 6, Side::right},
                          {tr("R ml"), 1, Side::right},
                          {tr("both ml"), 1},
                          {tr("total ml")},
                          {tr("missing"), 4}},
              .rows = {},
              .sparse = true,
              .caption = tr("Sums"),
              .has_totals = true};
  const auto row = [&](const Cell& name, const Totals& totals) {
    table.rows.push_back({name, static_cast<std::int64_t>(totals.sessions), night_cell(totals), gap_cell(totals),
                          time_cell(totals.left), cell(totals.left.milk), time_cell(totals.right),
                          cell(totals.right.milk), cell(totals.together), cell(totals.total()), pending_cell(totals)});
  };
  for (const Group& group : summary.groups) row(label_of(group, summary.by), group.totals);
  row(tr("all"), summary.all);
  return table;
}

/// The range to show: up to now, and at least a week.
LocalRange shown_range(std::span<const SessionTotals> sessions, const SummaryPeriod& span) {
  const auto day = [&](LocalTime time) { return day_of(time - span.day_start); };
  const Day today = day(span.now);
  const Day last = span.range.to ? std::min(today, day(*span.range.to) - days{1}) : today;
  Day first = span.range.from ? day(*span.range.from) : today;
  if (!span.range.from && !sessions.empty()) first = day(sessions.front().began.local());
  first = std::min(first, last - kFewest + days{1});
  return {LocalTime{first} + span.day_start, LocalTime{last} + days{1} + span.day_start};
}

std::string in_tenths(double value) { return formatted("{:.1f}", value); }

/// The four figures, over the days that are over.
std::vector<Figure> figures_of(const Summary& by_day, Day today) {
  double milk = 0;
  std::size_t known = 0, used = 0, sessions = 0;
  bool estimate = false;
  for (const Group& day : by_day.groups) {
    if (*day.first >= today || day.totals.sessions == 0) continue;
    ++used;
    sessions += day.totals.sessions;
    const MilkSum total = day.totals.total();
    if (total.unknown > 0 || total.known == 0) continue;
    ++known;
    milk += static_cast<double>(total.microlitres);
    estimate = estimate || total.estimate;
  }
  std::vector<Figure> figures;
  const auto mean = static_cast<std::int64_t>(known > 0 ? milk / static_cast<double>(known) : 0);
  figures.push_back({tr("Average milk a day"), known > 0 ? Cell(Amount{mean, estimate}) : Cell(Unknown{}),
                     plural(known, "{} whole day, fully known", "{} whole days, fully known")});
  figures.push_back(
      {tr("Average sessions a day"),
       used > 0 ? Cell(in_tenths(static_cast<double>(sessions) / static_cast<double>(used))) : Cell(Unknown{}),
       plural(used, "{} whole day with sessions", "{} whole days with sessions")});
  const auto& gap = by_day.all.longest_gap;
  figures.push_back({tr("Longest gap"), gap ? Cell(Minutes{*gap}) : Cell(Unknown{}), tr("from one start to the next")});
  const auto share = left_share(by_day.all);
  figures.push_back(
      {tr("Balance"), share ? Cell(tr("{}% left", share->value)) : Cell(Unknown{}),
       plural(by_day.all.shared, "{} session with both amounts known", "{} sessions with both amounts known")});
  return figures;
}

Chart balance_chart(const Summary& summary) {
  Chart chart{.title = tr("Balance, % of the milk"), .unit = "%", .series = {tr("left"), tr("right")}, .end = 100};
  for (const Group& group : summary.groups) {
    Bar bar{.label = label_of(group, summary.by)};
    if (const auto share = left_share(group.totals)) {
      bar.parts = {static_cast<double>(share->value), static_cast<double>(share->rest().value)};
      bar.value = formatted("{} : {}", share->value, share->rest().value);
    }
    chart.bars.push_back(std::move(bar));
  }
  return chart;
}

}  // namespace

Report overview_sheet(std::span<const SessionTotals> sessions, const Labels& labels, const SummaryPeriod& span) {
  SummaryPeriod period = span;
  period.range = shown_range(sessions, span);
  const Day first = day_of(*period.range.from - span.day_start), end = day_of(*period.range.to - span.day_start);
  const By by = end - first <= kMostDays ? By::day : end - first <= kMostWeeks ? By::week : By::month;
  const Summary by_day = summarize(sessions, By::day, period);
  const Summary summary = by == By::day ? by_day : summarize(sessions, by, period);
  Report sheet{.title = tr("Overview, {} to {}", day_text(first), day_text(end - days{1}))};
  add_labels(sheet, labels);
  add_counting(sheet, span);
  sheet.figures = figures_of(by_day, day_of(span.now - span.day_start));
  sheet.charts = {volume_chart(summary), balance_chart(summary)};
  if (by == By::day) {
    if (labels.target) sheet.charts.front().target = static_cast<double>(labels.target->microlitres) / 1000;
    sheet.day_lines = {day_lines(by_day, sessions, span.day_start)};
  }
  sheet.tables.push_back(sums_table(summary));
  if (!span.range.from || day_of(*span.range.from - span.day_start) > first)
    sheet.notes.push_back(tr("An overview shows at least {} days.", kFewest.count()));
  if (labels.born) sheet.notes.emplace_back(tr("Day 1 is the first 24 hours after birth."));
  sheet.notes.emplace_back(tr(
      "A gap is the time from one start to the next. \"24 h\" is the milk of the 24 hours up to that session. A night "
      "session starts between 00:00 and 06:00. ? is an amount that is missing and not counted; ~ includes drops, "
      "counted "
      "as 0.05 ml each; t is a trace, which has no amount. The balance counts only sessions with both amounts."));
  return sheet;
}

}  // namespace dropwise
