#include "reminders/rules.h"

#include <algorithm>

#include "dropwise/duration.h"

namespace dropwise {
namespace {

constexpr Millis kDay = std::chrono::hours{24};

/// How much of the window lies outside quiet time.
Millis time_outside_quiet(const DailyWindow& window, const std::optional<DailyWindow>& quiet) {
  Millis sum{0};
  const LocalTime begin = LocalTime{} + window.from;
  for (Millis at{0}; at < window.length(); at += std::chrono::minutes{1}) {
    if (!quiet || !quiet->holds(begin + at)) sum += std::chrono::minutes{1};
  }
  return sum;
}

Millis outside_quiet(const Rules& rules) { return kDay - (rules.quiet ? rules.quiet->length() : Millis{0}); }

/// Collects the conflicts of rules.
class ConflictFinder {
 public:
  explicit ConflictFinder(const Rules& rules) : rules_(rules), outside_(outside_quiet(rules)) {}

  std::vector<RuleConflict> find() {
    if (rules_.longest_gap && rules_.every && *rules_.longest_gap < *rules_.every)
      add({"longest_gap", "every"}, ReminderFault::gap_under_every, {to_text(*rules_.longest_gap), every()});
    if (rules_.sessions_per_day) check_count(*rules_.sessions_per_day);
    if (rules_.night && rules_.night_sessions > 0) check_night(*rules_.night);
    if (rules_.break_quiet && !rules_.longest_gap) add({"break_quiet"}, ReminderFault::break_quiet_needs_gap, {});
    if (rules_.count_after_quiet && rules_.quiet && rules_.every && *rules_.every >= outside_)
      add({"after_quiet", "every", "quiet"}, ReminderFault::every_never_reached, {every(), to_text(outside_)});
    return std::move(found_);
  }

 private:
  void check_count(int count) {
    const std::string number = std::to_string(count);
    if (!rules_.every) return add({"sessions_per_day", "every"}, ReminderFault::count_needs_every, {number});
    if (*rules_.every * count > kDay) {
      const Millis share = std::chrono::floor<std::chrono::minutes>(kDay / count);
      add({"sessions_per_day", "every"}, ReminderFault::every_too_long, {number, every(), to_text(share)});
    }
    const Millis nearest = std::min(kNearest, *rules_.every);
    if (nearest * count > outside_)
      add({"sessions_per_day", "quiet"}, ReminderFault::count_too_high, {number, to_text(nearest), to_text(outside_)});
  }

  void check_night(const DailyWindow& night) {
    const Millis free = time_outside_quiet(night, rules_.quiet);
    if (free == Millis{0}) {
      add({"quiet", "night", "night_sessions"}, ReminderFault::quiet_covers_night,
          {to_text(*rules_.quiet), to_text(night)});
    } else if (kNearest * (rules_.night_sessions - 1) >= free) {
      add({"night_sessions", "night", "quiet"},
          rules_.quiet ? ReminderFault::night_too_short_quiet : ReminderFault::night_too_short,
          {std::to_string(rules_.night_sessions), to_text(kNearest), to_text(night)});
    }
  }

  std::string every() const { return to_text(*rules_.every); }

  void add(std::vector<std::string> keys, ReminderFault fault, std::vector<std::string> values) {
    found_.emplace_back(std::move(keys), rules_.preset, fault, std::move(values));
  }

  const Rules& rules_;
  Millis outside_;
  std::vector<RuleConflict> found_ = {};
};

}  // namespace

std::vector<RuleConflict> find_conflicts(const Rules& rules) { return ConflictFinder(rules).find(); }

}  // namespace dropwise
