#include "reports/trend.h"

#include <algorithm>

namespace dropwise {
namespace {

using std::chrono::days;

constexpr int kRecent = 3, kBefore = 7;
constexpr int kBlock = 4;                   // hours in a block
constexpr std::size_t kEnoughSessions = 5;  // in a group, to report its mean
constexpr std::size_t kFewestRecent = 2, kFewestBefore = 3;

using Amount = std::optional<double> (*)(const Totals&);

/// The milk in milliliters, if all amounts are known.
std::optional<double> all_known(const MilkSum& milk) {
  if (milk.unknown > 0 || milk.known == 0 || milk.trace) return {};
  return static_cast<double>(milk.microlitres) / 1000.0;
}

std::optional<double> left_ml(const Totals& totals) {
  return totals.together.known > 0 ? std::nullopt : all_known(totals.left.milk);
}
std::optional<double> right_ml(const Totals& totals) {
  return totals.together.known > 0 ? std::nullopt : all_known(totals.right.milk);
}
std::optional<double> total_ml(const Totals& totals) { return all_known(totals.total()); }

Stretch stretch(std::span<const Group> groups, Amount amount) {
  Stretch found;
  for (const Group& group : groups) {
    if (const auto milk = amount(group.totals)) {
      found.days.push_back(*milk);
      found.sessions += group.totals.sessions;
      found.estimate = found.estimate || group.totals.total().estimate;
    } else {
      ++found.left_out;
    }
  }
  return found;
}

Shift change(std::span<const Group> groups, Amount amount) {
  Shift found{stretch(groups.subspan(kBefore), amount), stretch(groups.first(kBefore), amount), {}};
  if (found.recent.days.size() >= kFewestRecent && found.before.days.size() >= kFewestBefore)
    found.chance = chance_of_difference(found.recent.days, found.before.days);
  return found;
}

/// The amounts of a group of sessions, in milliliters.
struct Heap {
  std::vector<double> milk = {};
  bool estimate = false;

  bool is_enough() const { return milk.size() >= kEnoughSessions; }
  Each each() const { return {mean(milk), milk.size(), estimate}; }
};

/// Adds each session whose amounts are all known to the heap whose index `which` returns.
template <class Which>
std::vector<Heap> heaps(std::span<const SessionTotals> sessions, std::size_t number, Which which) {
  std::vector<Heap> found(number);
  for (const SessionTotals& session : sessions) {
    Totals totals;
    totals.add(session, {});
    const auto milk = total_ml(totals);
    if (!milk) continue;
    Heap& heap = found[which(session.began.local())];
    heap.milk.push_back(*milk);
    heap.estimate = heap.estimate || totals.total().estimate;
  }
  return found;
}

void find_hours(Trend& trend, std::span<const SessionTotals> sessions) {
  const auto block = [](LocalTime began) {
    return static_cast<std::size_t>(std::chrono::floor<std::chrono::hours>(began - day_of(began)).count() / kBlock);
  };
  const auto blocks = heaps(sessions, 24 / kBlock, block);
  std::vector<std::vector<double>> enough;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].is_enough()) continue;
    trend.hours.push_back({static_cast<int>(i) * kBlock, blocks[i].each()});
    enough.push_back(blocks[i].milk);
  }
  if (enough.size() > 1) trend.by_hours = chance_of_range(enough);
}

void find_each(Trend& trend, std::span<const SessionTotals> sessions, Millis day_start) {
  const Day split = trend.first + days{kBefore};
  const auto both =
      heaps(sessions, 2, [&](LocalTime began) -> std::size_t { return day_of(began - day_start) < split ? 0 : 1; });
  if (!both[0].is_enough() || !both[1].is_enough()) return;
  trend.before_each = both[0].each();
  trend.recent_each = both[1].each();
  trend.by_session = chance_of_range({both[0].milk, both[1].milk});
}

}  // namespace

std::optional<double> Stretch::mean() const {
  if (days.empty()) return {};
  return dropwise::mean(days);
}

Trend find_trend(std::span<const SessionTotals> sessions, const SummaryPeriod& span) {
  const Day today = day_of(span.now - span.day_start);
  Trend trend{.first = today - days{kRecent + kBefore}, .last = today - days{1}};
  SummaryPeriod ten = span;
  ten.range = {LocalTime{trend.first} + span.day_start, LocalTime{today} + span.day_start};
  std::vector<SessionTotals> kept;
  std::ranges::copy_if(sessions, std::back_inserter(kept), [&](const SessionTotals& session) {
    return !session.before_birth && within(session, ten.range);
  });
  const Summary summary = summarize(kept, By::day, ten);
  trend.left = change(summary.groups, left_ml);
  trend.right = change(summary.groups, right_ml);
  trend.total = change(summary.groups, total_ml);
  trend.left_share = dropwise::left_share(summary.all);
  trend.shared = summary.all.shared;
  find_each(trend, kept, span.day_start);
  find_hours(trend, kept);
  return trend;
}

}  // namespace dropwise
