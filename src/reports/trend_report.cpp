#include <algorithm>
#include <cmath>

#include "i18n/language.h"
#include "quantities/volume.h"
#include "reports/trend.h"

namespace dropwise {
namespace {

std::string ml(double millilitres, bool estimate) { return sum_text(std::llround(millilitres * 1000), estimate); }

// Up to how often chance alone makes such a difference, for the words `hardly` and `possibly`. The limits are ours.
constexpr double kHardly = 0.05, kPossibly = 0.3;

/// Whether chance alone could have made the difference, such as `hardly (3 in 100)`.
std::string chance_text(const std::optional<PermutationTest>& chance, const Trend& trend) {
  if (!chance) return tr("not enough data");
  const double often = corrected(*chance, trend);
  if (chance->as_much == 0) return tr("hardly (fewer than {} in 1000)", trend.comparisons);
  if (often <= kHardly) return tr("hardly ({:.1g} in 100)", often * 100);
  if (often <= kPossibly) return tr("possibly ({:.0f} in 100)", often * 100);
  return tr("easily ({:.0f} in 100)", often * 100);
}

/// Such as `-47 ml (-7%)`.
std::string difference(double recent, double before, bool estimate) {
  const double more = recent - before;
  if (std::abs(more) < 0.05) return tr("none");
  const char* sign = more > 0 ? "+" : "-";
  const std::string amount = sign + ml(std::abs(more), estimate);
  return before > 0 ? formatted("{} ({}{:.0f}%)", amount, sign, std::abs(more) / before * 100) : amount;
}

void add_row(Table& table, const std::string& name, const Shift& shift, const Trend& trend) {
  const auto recent = shift.recent.mean(), before = shift.before.mean();
  const auto amount = [](const std::optional<double>& mean, const Stretch& stretch) {
    return mean ? Cell(ml(*mean, stretch.estimate)) : Cell(Unknown{});
  };
  const bool estimate = shift.recent.estimate || shift.before.estimate;
  table.rows.push_back({name, amount(recent, shift.recent), amount(before, shift.before),
                        recent && before ? Cell(difference(*recent, *before, estimate)) : Cell(),
                        tr("{} and {} days", shift.recent.days.size(), shift.before.days.size()),
                        chance_text(shift.chance, trend)});
}

void add_session(Table& table, const Trend& trend) {
  if (!trend.by_session) return;
  const Each &recent = *trend.recent_each, &before = *trend.before_each;
  table.rows.push_back({tr("a session"), ml(recent.mean_ml, recent.estimate), ml(before.mean_ml, before.estimate),
                        difference(recent.mean_ml, before.mean_ml, recent.estimate || before.estimate),
                        tr("{} and {}", recent.sessions, before.sessions), chance_text(trend.by_session, trend)});
}

/// Such as `04:00 to 08:00 (30 ml a session, 9 sessions)`.
std::string hours_text(const Hours& hours) {
  return tr("{:02}:00 to {:02}:00 ({} a session, {})", hours.from, (hours.from + 4) % 24,
            ml(hours.each.mean_ml, hours.each.estimate), plural(hours.each.sessions, "{} session", "{} sessions"));
}

void add_hours(Report& report, const Trend& trend) {
  if (!trend.by_hours) return;
  const auto [least, most] =
      std::ranges::minmax_element(trend.hours, {}, [](const Hours& hours) { return hours.each.mean_ml; });
  report.sums.emplace_back(tr("most milk"), hours_text(*most));
  report.sums.emplace_back(tr("least milk"), hours_text(*least));
  report.sums.emplace_back(tr("could be chance"), chance_text(trend.by_hours, trend));
}

void add_balance(Report& report, const Trend& trend) {
  if (!trend.left_share) return;
  const char* mark = trend.left_share->estimate ? "~" : "";
  report.sums.emplace_back(
      tr("balance"),
      tr("left {0}{1}%, right {0}{2}% of the milk ({3})", mark, trend.left_share->value, 100 - trend.left_share->value,
         plural(trend.shared, "{} session with both amounts known", "{} sessions with both amounts known")));
}

/// Such as `3 days with sessions, 2026-11-17 to 2026-11-19`.
std::string days_text(const std::vector<Day>& days) {
  return tr("{}, {} to {}", plural(days.size(), "{} day with sessions", "{} days with sessions"),
            day_text(days.front()), day_text(days.back()));
}

}  // namespace

Report to_report(const Trend& trend) {
  Report report;
  if (trend.comparisons == 0) {
    report.notes.emplace_back(
        tr("There is too little to compare yet: it takes two days lately and three before whose milk is fully known. "
           "Today does not count, because it is not over."));
    return report;
  }
  report.facts = {{tr("lately"), days_text(trend.recent)}, {tr("before"), days_text(trend.before)}};
  Table table{.columns = {{tr("milk")},
                          {tr("lately")},
                          {tr("before")},
                          {tr("change")},
                          {tr("based on"), 2},
                          {tr("could be chance"), 1}},
              .rows = {},
              .wraps = true};
  add_row(table, tr("a day"), trend.total, trend);
  add_row(table, tr("left, a day"), trend.left, trend);
  add_row(table, tr("right, a day"), trend.right, trend);
  add_session(table, trend);
  report.tables.push_back(std::move(table));
  add_balance(report, trend);
  add_hours(report, trend);
  report.notes.push_back(
      tr("Could be chance: how often a difference at least this large comes about when the same days or sessions are "
         "shuffled. Hardly: up to {0} in 100. Easily: more than {1}. Both limits are ours.",
         std::lround(kHardly * 100), std::lround(kPossibly * 100)));
  if (trend.comparisons > 1) {
    report.notes.push_back(
        tr("Among {0} comparisons, one is easily large by chance, so each figure is already multiplied by {0}.",
           trend.comparisons));
  }
  if (trend.total.recent.left_out + trend.total.before.left_out > 0) {
    report.notes.emplace_back(
        tr("Only days without a missing amount or a trace are compared; for one breast, only those without milk "
           "measured together."));
  }
  report.notes.emplace_back(
      tr("Milk differs from day to day, and a figure does not say why. The comparison is our own arithmetic."));
  return report;
}

}  // namespace dropwise
