#include <algorithm>
#include <cmath>

#include "i18n/language.h"
#include "i18n/messages.h"
#include "quantities/volume.h"
#include "reports/trend.h"

namespace dropwise {
namespace {

std::string ml(double millilitres, bool estimate) { return sum_text(std::llround(millilitres * 1000), estimate); }

std::string percent(double part, double whole) { return formatted("{:.0f}%", std::abs(part) / whole * 100); }

/// Such as `640 ml a day (3 days, 27 sessions)`.
std::string stretch_text(const Stretch& stretch) {
  return tr("{} a day ({}, {})", ml(*stretch.mean(), stretch.estimate),
            plural(stretch.days.size(), "{} day", "{} days"), plural(stretch.sessions, "{} session", "{} sessions"));
}

std::string sureness_of_days(const PermutationTest& chance) {
  return chance.is_small()
             ? tr("By chance alone, a difference this large would occur in {} of {} shuffles of the days, so it is "
                  "unlikely to be chance.",
                  chance.as_much, chance.orders)
             : tr("By chance alone, a difference this large would occur in {} of {} shuffles of the days, so it may "
                  "well be chance.",
                  chance.as_much, chance.orders);
}

std::string sureness_of_sessions(const PermutationTest& chance) {
  return chance.is_small()
             ? tr("By chance alone, a difference this large would occur in {} of {} shuffles of the sessions, so it "
                  "is unlikely to be chance.",
                  chance.as_much, chance.orders)
             : tr("By chance alone, a difference this large would occur in {} of {} shuffles of the sessions, so it "
                  "may well be chance.",
                  chance.as_much, chance.orders);
}

/// Such as `That is 47 ml less (7%).`
std::string difference(double recent, double before, bool estimate) {
  const double more = recent - before;
  if (std::abs(more) < 0.05) return tr("There is no change.");
  const std::string amount = ml(std::abs(more), estimate);
  if (before <= 0) return more > 0 ? tr("That is {} more.", amount) : tr("That is {} less.", amount);
  return more > 0 ? tr("That is {} more ({}).", amount, percent(more, before))
                  : tr("That is {} less ({}).", amount, percent(more, before));
}

std::string change_text(const std::string& name, const Shift& change) {
  const auto recent = change.recent.mean(), before = change.before.mean();
  if (!recent && !before) return tr("{}: no whole day is fully known.", name);
  const std::string sums =
      recent && before ? tr("{}: {} lately, {} before.", name, stretch_text(change.recent), stretch_text(change.before))
      : recent         ? tr("{}: {} lately.", name, stretch_text(change.recent))
                       : tr("{}: {} before.", name, stretch_text(change.before));
  if (!change.chance) return join_sentences({sums, tr("Too few days are fully known to compare them.")});
  return join_sentences({sums, difference(*recent, *before, change.recent.estimate || change.before.estimate),
                         sureness_of_days(*change.chance)});
}

/// Such as `23 ml (27 sessions)`.
std::string each_text(const Each& each) {
  return tr("{} ({})", ml(each.mean_ml, each.estimate), plural(each.sessions, "{} session", "{} sessions"));
}

std::string session_text(const Trend& trend) {
  if (!trend.by_session) return tr("Per session: too few are fully known to compare them.");
  const Each &recent = *trend.recent_each, &before = *trend.before_each;
  return join_sentences({tr("Per session: {} lately, {} before.", each_text(recent), each_text(before)),
                         difference(recent.mean_ml, before.mean_ml, recent.estimate || before.estimate),
                         sureness_of_sessions(*trend.by_session)});
}

std::string balance_text(const Trend& trend) {
  if (!trend.left_share) return tr("Balance: no session has a known amount for each breast.");
  const char* mark = trend.left_share->estimate ? "~" : "";
  return tr("Balance: left {0}{1}%, right {0}{2}% of the milk ({3}).", mark, trend.left_share->value,
            100 - trend.left_share->value,
            plural(trend.shared, "{} session with both amounts known", "{} sessions with both amounts known"));
}

/// Such as `04:00 to 08:00 (30 ml a session, 9 sessions)`.
std::string hours_text(const Hours& hours) {
  return tr("{:02}:00 to {:02}:00 ({} a session, {})", hours.from, (hours.from + 4) % 24,
            ml(hours.each.mean_ml, hours.each.estimate), plural(hours.each.sessions, "{} session", "{} sessions"));
}

std::string best_text(const Trend& trend) {
  if (!trend.by_hours) return tr("Hours: too few sessions are fully known to compare them.");
  const auto amount = [](const Hours& hours) { return hours.each.mean_ml; };
  const auto [least, most] = std::ranges::minmax_element(trend.hours, {}, amount);
  return join_sentences({tr("Hours: most milk from {}, least from {}.", hours_text(*most), hours_text(*least)),
                         sureness_of_sessions(*trend.by_hours)});
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
        "day with milk measured together."));
  }
  report.notes.emplace_back(
      tr("The comparison is our own arithmetic. Milk differs from day to day, and a figure says nothing of why."));
  return report;
}

}  // namespace dropwise
