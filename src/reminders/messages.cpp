#include "reminders/messages.h"

#include <array>

#include "dropwise/duration.h"
#include "i18n/language.h"
#include "quantities/date.h"
#include "quantities/zoned_time.h"

namespace dropwise {
namespace {

/// Such as `3 h 5 min since the last session began, at 06:10`.
std::string since_text(const Rules& rules, const ReminderInput& input) {
  const PastSession& last = input.sessions.back();
  const bool from_end = rules.from == Rules::From::end && last.ended;
  const UtcTime from = from_end ? *last.ended : last.began;
  const std::string past = length_text(input.now - from), at = time_text(input, from);
  return from_end ? tr("{} since the last session ended, at {}", past, at)
                  : tr("{} since the last session began, at {}", past, at);
}

std::string rules_text(const Rules& rules) {
  if (rules == Rules{}) return tr("Rules: none are set, so Dropwise's own holds. {}", to_text(rules));
  return tr("Rules{}: {}", rules.preset.empty() ? "" : tr(" (preset {})", rules.preset), to_text(rules));
}

std::string last_text(const ReminderInput& input) {
  const PastSession& last = input.sessions.back();
  const std::string end = last.ended ? tr(", ended {}", time_text(input, *last.ended)) : "";
  return tr("Last session: began {}{}; {}.", time_text(input, last.began), end, ago_text(input.now - last.began));
}

std::string count_text(const Rules& rules, const ReminderInput& input) {
  const UtcTime day = day_began(input.now, input.day_start, input.zone);
  std::string text = tr("Since {}: {} of {} sessions.", time_of_day_text(input.local(day)),
                        sessions_between(input, day, input.now + Millis{1}), *rules.sessions_per_day);
  if (input.sessions.front().began >= day)
    return text + tr(" The log begins today: what was before is not known, so nothing is brought nearer.");
  if (rules.every && first_step(rules, input) < *rules.every) {
    text +=
        tr(" So that the day can hold them, the next is due {} after the last (our own way; never nearer than "
           "{}).",
           to_text(first_step(rules, input)), to_text(std::min(kNearest, *rules.every)));
  }
  return text;
}

std::string night_text(const Rules& rules, const ReminderInput& input) {
  const UtcTime begin = night_began(rules, input, input.now);
  const UtcTime end = next_at(rules.night->to, begin + Millis{1}, input.zone);
  return tr("Night {}: {} of {} so far.", to_text(*rules.night), sessions_between(input, begin, end),
            rules.night_sessions);
}

std::string due_text(const ReminderInput& input, const Decision& decision) {
  return tr("A session is due since {}", time_text(input, decision.due->due_at));
}

/// Says until when reminders are snoozed. Empty if they are not.
std::string snooze_text(const ReminderInput& input) {
  const bool silent = input.snoozed_until && *input.snoozed_until > input.now;
  return silent ? tr(" Snoozed until {}.", time_text(input, *input.snoozed_until)) : "";
}

std::string verdict_text(const Rules& rules, const ReminderInput& input, const Decision& decision) {
  const auto next = [&] { return time_text(input, decision.next->notify_at); };
  switch (decision.verdict) {
    case Verdict::notify: return tr("{}: it is time to say so.", due_text(input, decision));
    case Verdict::already_notified:
      return tr("{}. It was said at {}; the next message comes at {} if no session is recorded.",
                due_text(input, decision), time_text(input, *input.notified_at), next());
    case Verdict::not_due:
      return tr("Nothing is due: the next is at {} ({}).{}", next(), trigger_text(rules, input, *decision.next),
                snooze_text(input));
    case Verdict::quiet: return tr("It is quiet ({}): what is due is said at {}.", to_text(*rules.quiet), next());
    case Verdict::snoozed:
      return tr("Snoozed until {}; what is due is said at {}.", time_text(input, *input.snoozed_until), next());
    case Verdict::running: return tr("A session runs, so nothing is said.");
    case Verdict::resting:
      return tr("No session since {}: reminders rest until one is recorded.",
                time_text(input, input.sessions.back().began));
    case Verdict::no_history:
      if (input.before_birth)
        return tr(
            "Nothing is due: there are no reminders before the birth, and sessions then aren't counted. It isn't "
            "needed every day (NHS Forth Valley).");
      return tr("No session is recorded yet, so there is nothing to count from.");
    case Verdict::disabled: return tr("No rule asks for a session, so nothing is said.");
  }
  return {};
}

}  // namespace

std::string message(const Rules& rules, const ReminderInput& input, const Decision& decision) {
  std::string text;
  if (gap_reached(rules, input)) {
    text =
        tr("{}: your longest gap is {}. Express when you can.", since_text(rules, input), to_text(*rules.longest_gap));
  } else if (decision.due && decision.due->trigger == Trigger::night) {
    text =
        tr("Time for a session of this night ({}), if you can: {}.", to_text(*rules.night), since_text(rules, input));
  } else {
    text = tr("Time to express, if you can: {}.", since_text(rules, input));
  }
  return decision.next ? text : text + tr(" This is the last reminder until a session is recorded.");
}

std::string next_text(const ReminderInput& input, const Decision& decision) {
  if (decision.is_due()) return tr("Due since {}.", time_text(input, decision.due->due_at));
  if (!decision.next) return {};
  const std::string time = time_text(input, decision.next->notify_at);
  if (decision.verdict == Verdict::quiet) return tr("Next: {}, when the quiet ends.", time);
  if (decision.verdict == Verdict::snoozed && decision.next->notify_at == input.snoozed_until)
    return tr("Next: {}, snoozed till then.", time);
  return tr("Next: {}.", time);
}

std::vector<std::string> explain(const Rules& rules, const ReminderInput& input, const Decision& decision) {
  if (input.before_birth) return {verdict_text(rules, input, decision)};
  std::vector<std::string> lines = {rules_text(rules)};
  if (!input.sessions.empty()) {
    lines.push_back(last_text(input));
    if (rules.sessions_per_day) lines.push_back(count_text(rules, input));
    if (rules.night && rules.night_sessions > 0 && rules.night->holds(input.local(input.now)))
      lines.push_back(night_text(rules, input));
  }
  lines.push_back(verdict_text(rules, input, decision));
  return lines;
}

std::string trigger_text(const Rules& rules, const ReminderInput& input, const DueTime& due_time) {
  std::string text;
  switch (due_time.trigger) {
    case Trigger::every: text = tr("every {}", to_text(rules.every.value_or(Millis{0}))); break;
    case Trigger::count: text = tr("{} a day", *rules.sessions_per_day); break;
    case Trigger::gap: text = tr("no gap over {}", to_text(*rules.longest_gap)); break;
    case Trigger::night: text = tr("the night {}", to_text(*rules.night)); break;
  }
  if (due_time.notify_at <= due_time.due_at) return text;
  return tr("{}, moved from {}", text, time_text(input, due_time.due_at));
}

std::string_view to_text(Verdict verdict) {
  static constexpr std::array<std::string_view, 9> kNames = {"speak",   "said",    "early",   "quiet", "snoozed",
                                                             "running", "resting", "nothing", "off"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string time_text(const ReminderInput& input, UtcTime time) {
  const LocalTime local = input.local(time);
  const std::string clock = time_of_day_text(local);
  return day_of(local) == day_of(input.local(input.now)) ? clock : day_text(day_of(local)) + " " + clock;
}

}  // namespace dropwise
