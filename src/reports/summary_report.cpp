
#include "i18n/language.h"
#include "reports/summary.h"

namespace dropwise {
namespace {

/// A row of the table "How much".
std::vector<Cell> amounts(const Cell& name, const Totals& totals) {
  return {name,
          static_cast<std::int64_t>(totals.sessions),
          time_cell(totals.left),
          cell(totals.left.milk),
          time_cell(totals.right),
          cell(totals.right.milk),
          cell(totals.together),
          cell(totals.total()),
          pending_cell(totals)};
}

/// A row of the table "How": gaps, nights, rate and balance.
std::vector<Cell> manners(const Cell& name, const Totals& totals, bool of_days) {
  std::vector<Cell> row = {name};
  if (of_days) {
    row.push_back(gap_cell(totals));
    row.push_back(night_cell(totals));
  }
  row.push_back(rate_cell(totals.left));
  row.push_back(rate_cell(totals.right));
  const auto share = left_share(totals);
  row.push_back(share ? Cell(*share) : Cell());
  row.push_back(share ? Cell(share->rest()) : Cell());
  return row;
}

void say_what_it_means(Report& report, const Totals& all, bool of_days) {
  const auto total = all.total();
  if (total.unknown > 0)
    report.notes.emplace_back(
        tr("? marks a missing amount or time, which is not counted as zero. A share counts only sessions with both "
           "amounts."));
  if (total.trace) report.notes.emplace_back(tr("t marks a trace, which has no amount."));
  if (total.estimate) report.notes.emplace_back(tr("~ marks a sum that includes drops, counted as 0.05 ml each."));
  if (of_days) {
    report.notes.emplace_back(
        tr("A gap is the time from one start to the next. A night session starts between 00:00 and 06:00."));
  }
}

}  // namespace

std::string heading(By by) {
  switch (by) {
    case By::day: return tr("day");
    case By::week: return tr("week of");
    case By::month: return tr("month");
    case By::hour: return tr("started at");
    case By::protocol: break;
  }
  return tr("protocol");
}

Report to_report(const Summary& summary) {
  const bool of_days = summary.by != By::hour && summary.by != By::protocol;
  const bool several = summary.groups.size() > 1;
  Table much{.columns = {{heading(summary.by)},
                         {"n", 2},
                         {tr("L min"), 4, Side::left},
                         {tr("L ml"), 1, Side::left},
                         {tr("R min"), 4, Side::right},
                         {tr("R ml"), 1, Side::right},
                         {tr("both ml"), 1},
                         {tr("total ml")},
                         {tr("missing"), 3}},
             .rows = {},
             .sparse = true,
             .caption = tr("How much"),
             .has_totals = several};
  Table how{
      .columns = {{heading(summary.by)}}, .rows = {}, .sparse = true, .caption = tr("How"), .has_totals = several};
  if (of_days) how.columns.insert(how.columns.end(), {{tr("gap"), 1}, {tr("night"), 3}});
  how.columns.insert(how.columns.end(), {{tr("L ml/min"), 4, Side::left},
                                         {tr("R ml/min"), 4, Side::right},
                                         {tr("L share"), 2, Side::left},
                                         {tr("R share"), 2, Side::right}});
  const auto add = [&](const Cell& name, const Totals& totals) {
    much.rows.push_back(amounts(name, totals));
    how.rows.push_back(manners(name, totals, of_days));
  };
  for (const Group& group : summary.groups) add(label_of(group, summary.by), group.totals);
  if (several) add(tr("all"), summary.all);
  Report report;
  report.tables = {std::move(much), std::move(how)};
  say_what_it_means(report, summary.all, of_days);
  return report;
}

}  // namespace dropwise
