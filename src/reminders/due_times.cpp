#include "reminders/due_times.h"

#include <algorithm>

namespace dropwise {
namespace {

constexpr Millis kDay = std::chrono::hours{24};
constexpr Millis kGrain = std::chrono::minutes{5};  // shortened intervals are rounded down to a multiple of it

/// When the message for a due time is sent: not during a snooze, and not in quiet time that the rule must respect.
UtcTime said_at(const Rules& rules, const ReminderInput& input, UtcTime wanted, Trigger asks) {
  UtcTime at = std::max(wanted, input.snoozed_until.value_or(wanted));
  if (!rules.quiet || (asks == Trigger::gap && rules.break_quiet)) return at;
  while (rules.quiet->holds(input.local(at))) at = next_at(rules.quiet->to, at + Millis{1}, input.zone);
  return at;
}

/// How much of the time between `from` and `to` lies outside quiet time.
Millis time_outside_quiet(const Rules& rules, const ReminderInput& input, UtcTime from, UtcTime to) {
  if (!rules.quiet) return to - from;
  Millis sum{0};
  while (from < to) {
    const bool quiet = rules.quiet->holds(input.local(from));
    const UtcTime next =
        std::min(to, next_at(quiet ? rules.quiet->to : rules.quiet->from, from + Millis{1}, input.zone));
    if (!quiet) sum += next - from;
    from = next;
  }
  return sum;
}

bool day_is_full(const Rules& rules, const ReminderInput& input, UtcTime time) {
  if (!rules.sessions_per_day) return false;
  const UtcTime day = day_began(time, input.day_start, input.zone);
  return sessions_between(input, day, time) >= *rules.sessions_per_day;
}

UtcTime counted_from(const Rules& rules, const PastSession& last) {
  return rules.from == Rules::From::end ? last.ended.value_or(last.began) : last.began;
}

/// Generates the due times of `every` and of the longest gap in order.
class DueTimeGenerator {
 public:
  DueTimeGenerator(const Rules& rules, const ReminderInput& input)
      : rules_(rules), input_(input), last_(input.sessions.back()) {
    at_ = anew_at(counted_from(rules, last_));
    if (rules.longest_gap) gap_ = last_.began + *rules.longest_gap;
  }

  /// Continues after a message that was sent: `every` counts from it, and the gap is not announced again.
  void go_on_from(UtcTime said) {
    at_ = anew_at(said);
    first_ = false;
    if (gap_ && *gap_ <= said) gap_.reset();
  }

  /// Sends no message before this time.
  void not_before(UtcTime time) { earliest_ = time; }

  std::vector<DueTime> all() {
    std::vector<DueTime> found;
    while (const auto due_time = next()) {
      at_ = due_time->notify_at;
      first_ = false;
      if (gap_ && *gap_ <= at_) gap_.reset();
      if (due_time->trigger == Trigger::gap || !day_is_full(rules_, input_, due_time->notify_at))
        found.push_back(*due_time);
    }
    return found;
  }

 private:
  std::optional<DueTime> next() const {
    std::optional<DueTime> due_time = regular();
    if (gap_) {
      const DueTime gap = make(*gap_, Trigger::gap);
      if (!due_time || gap.notify_at < due_time->notify_at + kApart) due_time = gap;
    }
    if (!due_time || due_time->due_at > last_.began + kRest) return {};
    return due_time;
  }

  /// The next due time of `every`. Without `every`, the longest gap repeats.
  std::optional<DueTime> regular() const {
    if (!rules_.every && (first_ || !rules_.longest_gap)) return {};
    if (!rules_.every) return make(at_ + *rules_.longest_gap, Trigger::gap);
    const Millis step = first_ ? first_step(rules_, input_) : *rules_.every;
    const UtcTime wanted = at_ + step;
    return make(rules_.count_after_quiet ? anew(wanted) : wanted,
                step < *rules_.every ? Trigger::count : Trigger::every);
  }

  DueTime make(UtcTime wanted, Trigger asks) const {
    return {said_at(rules_, input_, std::max(wanted, earliest_), asks), wanted, asks};
  }

  /// The time to count from: if counting starts again after quiet time, the end of the latest quiet time, which may
  /// still be going on, but not before `time`.
  UtcTime anew_at(UtcTime time) const {
    if (!rules_.count_after_quiet || !rules_.quiet) return time;
    const bool inside = rules_.quiet->holds(input_.local(input_.now));
    const UtcTime end = inside ? next_at(rules_.quiet->to, input_.now, input_.zone)
                               : day_began(input_.now, rules_.quiet->to, input_.zone);
    return std::max(time, end);
  }

  /// If quiet time begins before `wanted`, counts `every` from its end instead.
  UtcTime anew(UtcTime wanted) const {
    if (!rules_.quiet) return wanted;
    const bool inside = rules_.quiet->holds(input_.local(at_));
    const UtcTime quiet = inside ? at_ : next_at(rules_.quiet->from, at_, input_.zone);
    if (quiet > wanted) return wanted;
    return next_at(rules_.quiet->to, quiet + Millis{1}, input_.zone) + *rules_.every;
  }

  const Rules& rules_;
  const ReminderInput& input_;
  const PastSession& last_;
  UtcTime at_;
  UtcTime earliest_{};
  bool first_ = true;
  std::optional<UtcTime> gap_ = {};
};

/// Adds the sessions that the night beginning at `begin` still needs, spread over its part outside quiet time.
void add_night(const Rules& rules, const ReminderInput& input, UtcTime begin, std::vector<DueTime>& found) {
  const UtcTime end = next_at(rules.night->to, begin + Millis{1}, input.zone);
  if (end <= input.now) return;
  const auto inside = [&](UtcTime time) { return time >= begin && time < end; };
  if (input.notified_at && inside(*input.notified_at) && *input.notified_at > input.sessions.back().began) return;
  const auto there =
      std::count_if(found.begin(), found.end(), [&](const DueTime& due_time) { return inside(due_time.notify_at); });
  const auto missing = rules.night_sessions - sessions_between(input, begin, end) - there;
  if (missing <= 0) return;
  const Millis nearest = std::min(kNearest, rules.every.value_or(kNearest));
  const UtcTime from = std::max(begin, input.sessions.back().began + nearest);
  const Millis free = from < end ? time_outside_quiet(rules, input, from, end) : Millis{0};
  for (int n = 1; n <= missing && free > Millis{0}; ++n) {
    UtcTime at = from;
    for (Millis left = free * n / (missing + 1); left > Millis{0};) {
      const UtcTime next = said_at(rules, input, at, Trigger::night);
      const UtcTime quiet = rules.quiet ? next_at(rules.quiet->from, next + Millis{1}, input.zone) : end;
      const Millis part = std::min(left, quiet - next);
      at = next + part;
      left -= part;
    }
    at = std::chrono::floor<std::chrono::minutes>(at);
    const UtcTime said = said_at(rules, input, at, Trigger::night);
    if (inside(said)) found.push_back({said, at, Trigger::night});
  }
}

void add_nights(const Rules& rules, const ReminderInput& input, std::vector<DueTime>& found) {
  const UtcTime rest = input.sessions.back().began + kRest;
  UtcTime begin = night_began(rules, input, input.sessions.back().began);
  while (begin < rest) {
    add_night(rules, input, begin, found);
    begin = next_at(rules.night->from, begin + Millis{1}, input.zone);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const DueTime& a, const DueTime& b) { return a.notify_at < b.notify_at; });
}

/// Whether the last message was about the time since the last session, and was not snoozed afterwards.
bool heard(const ReminderInput& input, const std::vector<DueTime>& fresh) {
  return !fresh.empty() && *input.notified_at >= fresh.front().notify_at &&
         *input.notified_at >= input.snoozed_until.value_or(*input.notified_at);
}

}  // namespace

int sessions_between(const ReminderInput& input, UtcTime from, UtcTime to) {
  return static_cast<int>(std::count_if(input.sessions.begin(), input.sessions.end(), [&](const PastSession& past) {
    return past.began >= from && past.began < to;
  }));
}

UtcTime night_began(const Rules& rules, const ReminderInput& input, UtcTime time) {
  if (!rules.night->holds(input.local(time))) return next_at(rules.night->from, time, input.zone);
  return day_began(time, rules.night->from, input.zone);
}

Millis first_step(const Rules& rules, const ReminderInput& input) {
  const Millis every = *rules.every;
  const UtcTime base = counted_from(rules, input.sessions.back());
  if (!rules.sessions_per_day) return every;
  const UtcTime day = day_began(base, input.day_start, input.zone);
  const int missing = *rules.sessions_per_day - sessions_between(input, day, base + Millis{1});
  if (missing <= 0 || input.sessions.front().began >= day) return every;
  const UtcTime end = day_began(day + kDay + std::chrono::hours{2}, input.day_start, input.zone);
  const Millis free = time_outside_quiet(rules, input, base, end);
  const Millis share = (free - kGrain) / missing;
  const Millis step = std::clamp(share - share % kGrain, std::min(kNearest, every), every);
  return base + step < end ? step : every;  // otherwise it would be on the next day
}

std::vector<DueTime> due_times(const Rules& rules, const ReminderInput& input) {
  if (input.sessions.empty()) return {};
  std::vector<DueTime> found = DueTimeGenerator(rules, input).all();
  if (input.notified_at && *input.notified_at <= input.now && *input.notified_at > input.sessions.back().began) {
    DueTimeGenerator rest(rules, input);
    if (heard(input, found)) rest.go_on_from(*input.notified_at);
    if (input.snoozed_until.value_or(*input.notified_at) <= *input.notified_at)
      rest.not_before(*input.notified_at + kApart);
    found = rest.all();
  }
  if (rules.night && rules.night_sessions > 0) add_nights(rules, input, found);
  return found;
}

}  // namespace dropwise
