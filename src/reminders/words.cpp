#include "reminders/words.h"

#include <array>

#include "dropwise/duration.h"
#include "i18n/language.h"
#include "quantities/date.h"
#include "quantities/zoned_time.h"

namespace dropwise {
namespace {

/// `3 h 5 min since the last session began, at 06:10`
std::string since_text(const Rules& rules, const Facts& facts) {
  const Past& last = facts.sessions.back();
  const bool from_end = rules.from == Rules::From::end && last.ended;
  const UtcTime from = from_end ? *last.ended : last.began;
  const std::string past = length_text(facts.now - from), at = time_text(facts, from);
  return from_end ? tr("{} since the last session ended, at {}", past, at)
                  : tr("{} since the last session began, at {}", past, at);
}

std::string rules_text(const Rules& rules) {
  if (rules == Rules{}) return tr("Rules: none are set, so Dropwise's own holds. {}", to_text(rules));
  return tr("Rules{}: {}", rules.preset.empty() ? "" : tr(" (preset {})", rules.preset), to_text(rules));
}

std::string last_text(const Facts& facts) {
  const Past& last = facts.sessions.back();
  const std::string end = last.ended ? tr(", ended {}", time_text(facts, *last.ended)) : "";
  return tr("Last session: began {}{}; {}.", time_text(facts, last.began), end, ago_text(facts.now - last.began));
}

std::string count_text(const Rules& rules, const Facts& facts) {
  const UtcTime day = day_began(facts.now, facts.day_start, facts.zone);
  std::string text = tr("Since {}: {} of {} sessions.", time_of_day_text(facts.local(day)),
                        sessions_between(facts, day, facts.now + Millis{1}), *rules.sessions_per_day);
  if (facts.sessions.front().began >= day)
    return text + tr(" The log begins today: what was before is not known, so nothing is brought nearer.");
  if (rules.every && first_step(rules, facts) < *rules.every) {
    text +=
        tr(" So that the day can hold them, the next is due {} after the last (our own way; never nearer than "
           "{}).",
           to_text(first_step(rules, facts)), to_text(std::min(kNearest, *rules.every)));
  }
  return text;
}

std::string night_text(const Rules& rules, const Facts& facts) {
  const UtcTime begin = night_began(rules, facts, facts.now);
  const UtcTime end = next_at(rules.night->to, begin + Millis{1}, facts.zone);
  return tr("Night {}: {} of {} so far.", to_text(*rules.night), sessions_between(facts, begin, end),
            rules.night_sessions);
}

std::string due_text(const Facts& facts, const Decision& decision) {
  return tr("A session is due since {}", time_text(facts, decision.due->wanted));
}

/// That nothing is said for a while, where that is so.
std::string snooze_text(const Facts& facts) {
  const bool silent = facts.snoozed && *facts.snoozed > facts.now;
  return silent ? tr(" Snoozed until {}.", time_text(facts, *facts.snoozed)) : "";
}

std::string verdict_text(const Rules& rules, const Facts& facts, const Decision& decision) {
  const auto next = [&] { return time_text(facts, decision.next->at); };
  switch (decision.verdict) {
    case Verdict::speak: return tr("{}: it is time to say so.", due_text(facts, decision));
    case Verdict::said:
      return tr("{}. It was said at {}; the next message comes at {} if no session is recorded.",
                due_text(facts, decision), time_text(facts, *facts.said), next());
    case Verdict::early:
      return tr("Nothing is due: the next is at {} ({}).{}", next(), asks_text(rules, facts, *decision.next),
                snooze_text(facts));
    case Verdict::quiet: return tr("It is quiet ({}): what is due is said at {}.", to_text(*rules.quiet), next());
    case Verdict::snoozed:
      return tr("Snoozed until {}; what is due is said at {}.", time_text(facts, *facts.snoozed), next());
    case Verdict::running: return tr("A session runs, so nothing is said.");
    case Verdict::resting:
      return tr("No session since {}: reminders rest until one is recorded.",
                time_text(facts, facts.sessions.back().began));
    case Verdict::nothing:
      if (facts.before_birth)
        return tr(
            "Nothing is due: there are no reminders before the birth, and sessions then aren't counted. It isn't "
            "needed every day (NHS Forth Valley).");
      return tr("No session is recorded yet, so there is nothing to count from.");
    case Verdict::off: return tr("No rule asks for a session, so nothing is said.");
  }
  return {};
}

}  // namespace

std::string message(const Rules& rules, const Facts& facts, const Decision& decision) {
  std::string text;
  if (gap_reached(rules, facts)) {
    text =
        tr("{}: your longest gap is {}. Express when you can.", since_text(rules, facts), to_text(*rules.longest_gap));
  } else if (decision.due && decision.due->asks == Asks::night) {
    text =
        tr("Time for a session of this night ({}), if you can: {}.", to_text(*rules.night), since_text(rules, facts));
  } else {
    text = tr("Time to express, if you can: {}.", since_text(rules, facts));
  }
  return decision.next ? text : text + tr(" This is the last reminder until a session is recorded.");
}

std::string next_text(const Facts& facts, const Decision& decision) {
  if (decision.is_due()) return tr("Due since {}.", time_text(facts, decision.due->wanted));
  if (!decision.next) return {};
  const std::string time = time_text(facts, decision.next->at);
  if (decision.verdict == Verdict::quiet) return tr("Next: {}, when the quiet ends.", time);
  if (decision.verdict == Verdict::snoozed && decision.next->at == facts.snoozed)
    return tr("Next: {}, snoozed till then.", time);
  return tr("Next: {}.", time);
}

std::vector<std::string> explain(const Rules& rules, const Facts& facts, const Decision& decision) {
  if (facts.before_birth) return {verdict_text(rules, facts, decision)};
  std::vector<std::string> lines = {rules_text(rules)};
  if (!facts.sessions.empty()) {
    lines.push_back(last_text(facts));
    if (rules.sessions_per_day) lines.push_back(count_text(rules, facts));
    if (rules.night && rules.night_sessions > 0 && rules.night->holds(facts.local(facts.now)))
      lines.push_back(night_text(rules, facts));
  }
  lines.push_back(verdict_text(rules, facts, decision));
  return lines;
}

std::string asks_text(const Rules& rules, const Facts& facts, const Slot& slot) {
  std::string text;
  switch (slot.asks) {
    case Asks::every: text = tr("every {}", to_text(rules.every.value_or(Millis{0}))); break;
    case Asks::count: text = tr("{} a day", *rules.sessions_per_day); break;
    case Asks::gap: text = tr("no gap over {}", to_text(*rules.longest_gap)); break;
    case Asks::night: text = tr("the night {}", to_text(*rules.night)); break;
  }
  if (slot.at <= slot.wanted) return text;
  return tr("{}, moved from {}", text, time_text(facts, slot.wanted));
}

std::string_view to_text(Verdict verdict) {
  static constexpr std::array<std::string_view, 9> kNames = {"speak",   "said",    "early",   "quiet", "snoozed",
                                                             "running", "resting", "nothing", "off"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string time_text(const Facts& facts, UtcTime time) {
  const LocalTime local = facts.local(time);
  const std::string clock = time_of_day_text(local);
  return day_of(local) == day_of(facts.local(facts.now)) ? clock : day_text(day_of(local)) + " " + clock;
}

}  // namespace dropwise
