#include <algorithm>
#include <cmath>

#include "i18n/language.h"
#include "quantities/volume.h"
#include "reports/trend.h"

namespace dropwise {
namespace {

std::string ml(double millilitres, bool estimate) { return sum_text(std::llround(millilitres * 1000), estimate); }

std::string percent(double part, double whole) { return formatted("{:.0f}%", std::abs(part) / whole * 100); }

/// Such as `640 ml a day over 3 days with 27 sessions`.
std::string stretch_text(const Stretch& stretch) {
  return tr("{} a day over {} with {}", ml(*stretch.mean(), stretch.estimate),
            plural(stretch.days.size(), "{} day", "{} days"), plural(stretch.sessions, "{} session", "{} sessions"));
}

std::string odds(const PermutationTest& chance) {
  return tr("{} in {}: {}", chance.as_much == 1 ? tr("once") : tr("{} times", chance.as_much), chance.orders,
            chance.is_small() ? tr("this is hardly chance") : tr("it may well be chance"));
}

std::string sureness_of_days(const PermutationTest& chance) {
  return tr("Mixed at random, the days would differ as much {}.", odds(chance));
}

std::string sureness_of_sessions(const PermutationTest& chance) {
  return tr("Mixed at random, the sessions would differ as much {}.", odds(chance));
}

/// Such as `47 ml less (7%)`.
std::string difference(double recent, double before, bool estimate) {
  const double more = recent - before;
  if (std::abs(more) < 0.05) return tr("the same");
  std::string text = formatted("{} {}", ml(std::abs(more), estimate), more > 0 ? tr("more") : tr("less"));
  if (before > 0) text += formatted(" ({})", percent(more, before));
  return text;
}

std::string change_text(const std::string& name, const Shift& change) {
  const auto recent = change.recent.mean(), before = change.before.mean();
  if (!recent && !before) return tr("{}: no whole day is fully known.", name);
  if (!change.chance) {
    std::string text = name + ": ";
    if (recent) text += tr("{} lately", stretch_text(change.recent));
    if (before) text += (recent ? ", " : "") + tr("{} before", stretch_text(change.before));
    return text + tr(". The fully known days are too few to compare.");
  }
  return tr("{}: {}, after {}: {}. {}", name, stretch_text(change.recent), stretch_text(change.before),
            difference(*recent, *before, change.recent.estimate || change.before.estimate),
            sureness_of_days(*change.chance));
}

std::string each_text(const Each& each) {
  return tr("{} over {}", ml(each.mean_ml, each.estimate), plural(each.sessions, "{} session", "{} sessions"));
}

std::string session_text(const Trend& trend) {
  if (!trend.by_session) return tr("A session: too few are fully known to compare them.");
  const Each &recent = *trend.recent_each, &before = *trend.before_each;
  return tr("A session: {}, after {}: {}. {}", each_text(recent), each_text(before),
            difference(recent.mean_ml, before.mean_ml, recent.estimate || before.estimate),
            sureness_of_sessions(*trend.by_session));
}

std::string balance_text(const Trend& trend) {
  if (!trend.left_share) return tr("Balance: no session tells how much each breast gave.");
  const char* mark = trend.left_share->estimate ? "~" : "";
  return tr("Balance: left {0}{1}%, right {0}{2}% of the milk, from {3} that tell how much each gave.", mark,
            trend.left_share->value, 100 - trend.left_share->value, plural(trend.shared, "{} session", "{} sessions"));
}

std::string hours_text(const Hours& hours) {
  return tr("from {:02}:00 to {:02}:00 ({} a session over {})", hours.from, (hours.from + 4) % 24,
            ml(hours.each.mean_ml, hours.each.estimate), plural(hours.each.sessions, "{} session", "{} sessions"));
}

std::string best_text(const Trend& trend) {
  if (!trend.by_hours) return tr("Hours: too few sessions are fully known to compare them.");
  const auto amount = [](const Hours& hours) { return hours.each.mean_ml; };
  const auto [least, most] = std::ranges::minmax_element(trend.hours, {}, amount);
  return tr("Hours: most milk {}, least {}. {}", hours_text(*most), hours_text(*least),
            sureness_of_sessions(*trend.by_hours));
}

}  // namespace

Report to_report(const Trend& trend) {
  Report report;
  report.notes.push_back(tr("The 10 whole days from {} to {}: the last 3 beside the 7 before.", day_text(trend.first),
                            day_text(trend.last)));
  report.notes.push_back(change_text(tr("Total"), trend.total));
  report.notes.push_back(change_text(tr("Left"), trend.left));
  report.notes.push_back(change_text(tr("Right"), trend.right));
  report.notes.push_back(session_text(trend));
  report.notes.push_back(balance_text(trend));
  report.notes.push_back(best_text(trend));
  if (trend.total.recent.left_out + trend.total.before.left_out > 0) {
    report.notes.emplace_back(tr(
        "A day without a session, or with an amount that is not known or a trace, is left out; for one breast so is a "
        "day with "
        "milk "
        "measured together."));
  }
  report.notes.emplace_back(
      tr("The comparison is our own arithmetic. Milk differs from day to day, and a figure says nothing of why."));
  return report;
}

}  // namespace dropwise
