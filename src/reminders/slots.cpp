#include "reminders/slots.h"

#include <algorithm>

namespace dropwise {
namespace {

constexpr Millis kDay = std::chrono::hours{24};
constexpr Millis kGrain = std::chrono::minutes{5};  // slots that are brought nearer are rounded to it

/// When a slot that a rule asks for is said.
UtcTime said_at(const Rules& rules, const Facts& facts, UtcTime wanted, Asks asks) {
  UtcTime at = std::max(wanted, facts.snoozed.value_or(wanted));
  if (!rules.quiet || (asks == Asks::gap && rules.break_quiet)) return at;
  while (rules.quiet->holds(facts.local(at))) at = next_at(rules.quiet->to, at + Millis{1}, facts.zone);
  return at;
}

/// How much of this time lies outside the quiet.
Millis awake(const Rules& rules, const Facts& facts, UtcTime from, UtcTime to) {
  if (!rules.quiet) return to - from;
  Millis sum{0};
  while (from < to) {
    const bool quiet = rules.quiet->holds(facts.local(from));
    const UtcTime next =
        std::min(to, next_at(quiet ? rules.quiet->to : rules.quiet->from, from + Millis{1}, facts.zone));
    if (!quiet) sum += next - from;
    from = next;
  }
  return sum;
}

bool day_is_full(const Rules& rules, const Facts& facts, UtcTime time) {
  if (!rules.sessions_per_day) return false;
  const UtcTime day = day_began(time, facts.day_start, facts.zone);
  return sessions_between(facts, day, time) >= *rules.sessions_per_day;
}

UtcTime counted_from(const Rules& rules, const Past& last) {
  return rules.from == Rules::From::end ? last.ended.value_or(last.began) : last.began;
}

/// The slots of `every` and of the longest gap, one after the other.
class Chain {
 public:
  Chain(const Rules& rules, const Facts& facts) : rules_(rules), facts_(facts), last_(facts.sessions.back()) {
    at_ = anew_at(counted_from(rules, last_));
    if (rules.longest_gap) gap_ = last_.began + *rules.longest_gap;
  }

  /// Goes on from a message that was said: `every` is counted from it, and the gap is told once.
  void go_on_from(UtcTime said) {
    at_ = anew_at(said);
    first_ = false;
    if (gap_ && *gap_ <= said) gap_.reset();
  }

  /// Nothing is said before.
  void not_before(UtcTime time) { earliest_ = time; }

  std::vector<Slot> all() {
    std::vector<Slot> found;
    while (const auto slot = next()) {
      at_ = slot->at;
      first_ = false;
      if (gap_ && *gap_ <= at_) gap_.reset();
      if (slot->asks == Asks::gap || !day_is_full(rules_, facts_, slot->at)) found.push_back(*slot);
    }
    return found;
  }

 private:
  std::optional<Slot> next() const {
    std::optional<Slot> slot = regular();
    if (gap_) {
      const Slot gap = make(*gap_, Asks::gap);
      if (!slot || gap.at < slot->at + kApart) slot = gap;
    }
    if (!slot || slot->wanted > last_.began + kRest) return {};
    return slot;
  }

  /// The next without a look at the gap, which repeats by itself where there is no `every`.
  std::optional<Slot> regular() const {
    if (!rules_.every && (first_ || !rules_.longest_gap)) return {};
    if (!rules_.every) return make(at_ + *rules_.longest_gap, Asks::gap);
    const Millis step = first_ ? first_step(rules_, facts_) : *rules_.every;
    const UtcTime wanted = at_ + step;
    return make(rules_.count_after_quiet ? anew(wanted) : wanted, step < *rules_.every ? Asks::count : Asks::every);
  }

  Slot make(UtcTime wanted, Asks asks) const {
    return {said_at(rules_, facts_, std::max(wanted, earliest_), asks), wanted, asks};
  }

  /// Where a quiet has ended since, or is just now, its end.
  UtcTime anew_at(UtcTime time) const {
    if (!rules_.count_after_quiet || !rules_.quiet) return time;
    const bool inside = rules_.quiet->holds(facts_.local(facts_.now));
    const UtcTime end = inside ? next_at(rules_.quiet->to, facts_.now, facts_.zone)
                               : day_began(facts_.now, rules_.quiet->to, facts_.zone);
    return std::max(time, end);
  }

  /// Where a quiet lies between, `every` after its end.
  UtcTime anew(UtcTime wanted) const {
    if (!rules_.quiet) return wanted;
    const bool inside = rules_.quiet->holds(facts_.local(at_));
    const UtcTime quiet = inside ? at_ : next_at(rules_.quiet->from, at_, facts_.zone);
    if (quiet > wanted) return wanted;
    return next_at(rules_.quiet->to, quiet + Millis{1}, facts_.zone) + *rules_.every;
  }

  const Rules& rules_;
  const Facts& facts_;
  const Past& last_;
  UtcTime at_;
  UtcTime earliest_{};
  bool first_ = true;
  std::optional<UtcTime> gap_ = {};
};

/// Adds what is missing to the night that begins here: spread over what the quiet leaves of it.
void add_night(const Rules& rules, const Facts& facts, UtcTime begin, std::vector<Slot>& found) {
  const UtcTime end = next_at(rules.night->to, begin + Millis{1}, facts.zone);
  if (end <= facts.now) return;
  const auto inside = [&](UtcTime time) { return time >= begin && time < end; };
  if (facts.said && inside(*facts.said) && *facts.said > facts.sessions.back().began) return;
  const auto there = std::count_if(found.begin(), found.end(), [&](const Slot& slot) { return inside(slot.at); });
  const auto missing = rules.night_sessions - sessions_between(facts, begin, end) - there;
  if (missing <= 0) return;
  const Millis nearest = std::min(kNearest, rules.every.value_or(kNearest));
  const UtcTime from = std::max(begin, facts.sessions.back().began + nearest);
  const Millis free = from < end ? awake(rules, facts, from, end) : Millis{0};
  for (int n = 1; n <= missing && free > Millis{0}; ++n) {
    UtcTime at = from;
    for (Millis left = free * n / (missing + 1); left > Millis{0};) {
      const UtcTime next = said_at(rules, facts, at, Asks::night);
      const UtcTime quiet = rules.quiet ? next_at(rules.quiet->from, next + Millis{1}, facts.zone) : end;
      const Millis part = std::min(left, quiet - next);
      at = next + part;
      left -= part;
    }
    at = std::chrono::floor<std::chrono::minutes>(at);
    const UtcTime said = said_at(rules, facts, at, Asks::night);
    if (inside(said)) found.push_back({said, at, Asks::night});
  }
}

void add_nights(const Rules& rules, const Facts& facts, std::vector<Slot>& found) {
  const UtcTime rest = facts.sessions.back().began + kRest;
  UtcTime begin = night_began(rules, facts, facts.sessions.back().began);
  while (begin < rest) {
    add_night(rules, facts, begin, found);
    begin = next_at(rules.night->from, begin + Millis{1}, facts.zone);
  }
  std::stable_sort(found.begin(), found.end(), [](const Slot& a, const Slot& b) { return a.at < b.at; });
}

/// Whether the message was about the time since the last session, and no snooze came after it.
bool heard(const Facts& facts, const std::vector<Slot>& fresh) {
  return !fresh.empty() && *facts.said >= fresh.front().at && *facts.said >= facts.snoozed.value_or(*facts.said);
}

}  // namespace

int sessions_between(const Facts& facts, UtcTime from, UtcTime to) {
  return static_cast<int>(std::count_if(facts.sessions.begin(), facts.sessions.end(),
                                        [&](const Past& past) { return past.began >= from && past.began < to; }));
}

UtcTime night_began(const Rules& rules, const Facts& facts, UtcTime time) {
  if (!rules.night->holds(facts.local(time))) return next_at(rules.night->from, time, facts.zone);
  return day_began(time, rules.night->from, facts.zone);
}

Millis first_step(const Rules& rules, const Facts& facts) {
  const Millis every = *rules.every;
  const UtcTime base = counted_from(rules, facts.sessions.back());
  if (!rules.sessions_per_day) return every;
  const UtcTime day = day_began(base, facts.day_start, facts.zone);
  const int missing = *rules.sessions_per_day - sessions_between(facts, day, base + Millis{1});
  if (missing <= 0 || facts.sessions.front().began >= day) return every;
  const UtcTime end = day_began(day + kDay + std::chrono::hours{2}, facts.day_start, facts.zone);
  const Millis free = awake(rules, facts, base, end);
  const Millis share = (free - kGrain) / missing;
  const Millis step = std::clamp(share - share % kGrain, std::min(kNearest, every), every);
  return base + step < end ? step : every;  // it would be the next day's
}

std::vector<Slot> slots(const Rules& rules, const Facts& facts) {
  if (facts.sessions.empty()) return {};
  std::vector<Slot> found = Chain(rules, facts).all();
  if (facts.said && *facts.said <= facts.now && *facts.said > facts.sessions.back().began) {
    Chain rest(rules, facts);
    if (heard(facts, found)) rest.go_on_from(*facts.said);
    if (facts.snoozed.value_or(*facts.said) <= *facts.said) rest.not_before(*facts.said + kApart);
    found = rest.all();
  }
  if (rules.night && rules.night_sessions > 0) add_nights(rules, facts, found);
  return found;
}

}  // namespace dropwise
