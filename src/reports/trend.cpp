#include "reports/trend.h"

#include <algorithm>
#include <set>

namespace dropwise {
namespace {

constexpr std::size_t kRecent = 3, kBefore = 7;
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

Shift change(std::span<const Group> recent, std::span<const Group> before, Amount amount) {
  Shift found{stretch(recent, amount), stretch(before, amount), {}};
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
  const Day split = trend.recent.front();
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

double corrected(const PermutationTest& chance, const Trend& trend) {
  return std::min(1.0, static_cast<double>(chance.as_much * trend.comparisons) / static_cast<double>(chance.orders));
}

Trend find_trend(std::span<const SessionTotals> sessions, const SummaryPeriod& span) {
  const auto day = [&](const SessionTotals& session) { return day_of(session.began.local() - span.day_start); };
  const Day today = day_of(span.now - span.day_start);
  std::set<Day> chosen;
  std::vector<SessionTotals> kept;
  for (auto session = sessions.rbegin(); session != sessions.rend(); ++session) {
    if (session->before_birth || day(*session) >= today) continue;
    if (chosen.size() == kRecent + kBefore && !chosen.contains(day(*session))) break;
    chosen.insert(day(*session));
    kept.push_back(*session);
  }
  std::ranges::reverse(kept);
  Trend trend;
  for (const Day one : chosen)
    (trend.before.size() + kRecent < chosen.size() ? trend.before : trend.recent).push_back(one);
  if (chosen.empty()) return trend;
  const Summary summary = summarize(kept, By::day, {.now = span.now, .day_start = span.day_start});
  std::vector<Group> recent, before;
  for (const Group& group : summary.groups) {
    if (group.totals.sessions > 0) (*group.first < trend.recent.front() ? before : recent).push_back(group);
  }
  trend.left = change(recent, before, left_ml);
  trend.right = change(recent, before, right_ml);
  trend.total = change(recent, before, total_ml);
  trend.left_share = dropwise::left_share(summary.all);
  trend.shared = summary.all.shared;
  find_each(trend, kept, span.day_start);
  find_hours(trend, kept);
  for (const auto& test : {trend.total.chance, trend.left.chance, trend.right.chance, trend.by_session, trend.by_hours})
    trend.comparisons += test ? 1U : 0U;
  return trend;
}

}  // namespace dropwise
