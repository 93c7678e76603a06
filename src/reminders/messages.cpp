#include "reminders/messages.h"

#include <algorithm>
#include <array>

#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "i18n/value_words.h"
#include "quantities/date.h"
#include "quantities/zoned_time.h"

namespace dropwise {
namespace {

/// The last session, and whether the time between sessions counts from its end.
struct LastSession {
  UtcTime from{};
  bool ended = false;
};

LastSession last_session(const Rules& rules, const ReminderInput& input) {
  const PastSession& last = input.sessions.back();
  const bool ended = rules.from == Rules::From::end && last.ended;
  return {ended ? *last.ended : last.began, ended};
}

std::string quiet_text(const Rules& rules) {
  return join_sentences(
      {tr("Quiet hours: {}.", to_text(*rules.quiet)),
       rules.break_quiet ? tr("When the longest gap is reached, you are reminded even in quiet hours.") : "",
       rules.count_after_quiet ? tr("When the quiet hours end, the time to the next session is counted afresh.") : ""});
}

std::string shown_rules(const Rules& rules) {
  if (rules == Rules{}) return tr("No rules are set. Dropwise uses its own: {}", rules_text(rules));
  return rules.preset.empty() ? tr("Rules: {}", rules_text(rules))
                              : tr("Rules (preset {}): {}", rules.preset, rules_text(rules));
}

std::string last_text(const ReminderInput& input) {
  const PastSession& last = input.sessions.back();
  const std::string began = time_text(input, last.began), ago = ago_text(input.now - last.began);
  return last.ended ? tr("Last session: started {} ({}), ended {}.", began, ago, time_text(input, *last.ended))
                    : tr("Last session: started {} ({}).", began, ago);
}

std::string count_text(const Rules& rules, const ReminderInput& input) {
  const UtcTime day = day_began(input.now, input.day_start, input.zone);
  std::string count = tr("Since {}: {} of {} sessions.", time_of_day_text(input.local(day)),
                         sessions_between(input, day, input.now + Millis{1}), *rules.sessions_per_day);
  if (input.sessions.front().began >= day) {
    return join_sentences(
        {count, tr("The log begins today. Earlier sessions are not known, so reminders are not brought forward.")});
  }
  if (!rules.every || first_step(rules, input) >= *rules.every) return count;
  return join_sentences(
      {count,
       tr("To reach that number, the next session is due {} after the last (our own rule; never sooner than {}).",
          to_text(first_step(rules, input)), to_text(std::min(kNearest, *rules.every)))});
}

std::string night_text(const Rules& rules, const ReminderInput& input) {
  const UtcTime begin = night_began(rules, input, input.now);
  const UtcTime end = next_at(rules.night->to, begin + Millis{1}, input.zone);
  return tr("Night {}: {} of {} so far.", to_text(*rules.night), sessions_between(input, begin, end),
            rules.night_sessions);
}

/// Says until when reminders are snoozed. Empty if they are not.
std::string snooze_text(const ReminderInput& input) {
  const bool silent = input.snoozed_until && *input.snoozed_until > input.now;
  return silent ? tr("Snoozed until {}.", time_text(input, *input.snoozed_until)) : "";
}

std::string verdict_text(const Rules& rules, const ReminderInput& input, const Decision& decision) {
  const auto next = [&] { return time_text(input, decision.next->notify_at); };
  const auto due = [&] { return time_text(input, decision.due->due_at); };
  switch (decision.verdict) {
    case Verdict::notify: return tr("A session has been due since {}. It is time for a reminder.", due());
    case Verdict::already_notified:
      return tr(
          "A session has been due since {}. You were reminded at {}. If no session is recorded, the next reminder is "
          "at {}.",
          due(), time_text(input, *input.notified_at), next());
    case Verdict::not_due:
      return join_sentences(
          {tr("Nothing is due yet. Next: {} ({}).", next(), trigger_text(rules, input, *decision.next)),
           snooze_text(input)});
    case Verdict::quiet: return tr("Quiet hours ({}). The next reminder is at {}.", to_text(*rules.quiet), next());
    case Verdict::snoozed:
      return tr("Snoozed until {}. The next reminder is at {}.", time_text(input, *input.snoozed_until), next());
    case Verdict::running: return tr("A session is running, so there is no reminder.");
    case Verdict::resting:
      return tr("No session since {}. There are no reminders until one is recorded.",
                time_text(input, input.sessions.back().began));
    case Verdict::no_history:
      if (input.before_birth)
        return tr(
            "Before the birth, there are no reminders and sessions aren't counted. You don't need to express every day "
            "(NHS Forth Valley).");
      if (input.in_future)
        return tr("All sessions begin in the future, so there is nothing to count from. Check this computer's clock.");
      return tr("No session is recorded yet, so there is nothing to count from.");
    case Verdict::disabled: return tr("No rule asks for a session, so there are no reminders.");
  }
  return {};
}

}  // namespace

std::string rules_text(const Rules& rules) {
  std::string every;
  if (rules.every) {
    every = rules.from == Rules::From::start ? tr("Every {} from the start of a session.", to_text(*rules.every))
                                             : tr("Every {} from the end of a session.", to_text(*rules.every));
  }
  const bool night = rules.night && rules.night_sessions > 0;
  const std::string text = join_sentences(
      {every, rules.sessions_per_day ? tr("Sessions a day: {}.", *rules.sessions_per_day) : "",
       rules.longest_gap ? tr("No gap over {}.", to_text(*rules.longest_gap)) : "",
       night ? tr("Sessions at night ({}): at least {}.", to_text(*rules.night), rules.night_sessions) : "",
       rules.quiet ? quiet_text(rules) : ""});
  return text.empty() ? tr("None.") : text;
}

std::string message(const Rules& rules, const ReminderInput& input, const Decision& decision) {
  const LastSession last = last_session(rules, input);
  const std::string past = length_text(input.now - last.from), at = time_text(input, last.from);
  std::string text;
  if (gap_reached(rules, input)) {
    const std::string gap = to_text(*rules.longest_gap);
    text = last.ended
               ? tr("{} since the last session ended at {}. Your limit between sessions is {}. Express when you can.",
                    past, at, gap)
               : tr("{} since the last session started at {}. Your limit between sessions is {}. Express when you can.",
                    past, at, gap);
  } else if (decision.due && decision.due->trigger == Trigger::night) {
    const std::string night = to_text(*rules.night);
    text =
        last.ended
            ? tr("Time for a session tonight ({}), if you can: {} since the last one ended at {}.", night, past, at)
            : tr("Time for a session tonight ({}), if you can: {} since the last one started at {}.", night, past, at);
  } else {
    text = last.ended ? tr("Time to express, if you can: {} since the last session ended at {}.", past, at)
                      : tr("Time to express, if you can: {} since the last session started at {}.", past, at);
  }
  return join_sentences({text, decision.next ? "" : tr("This is the last reminder until a session is recorded.")});
}

std::string next_text(const ReminderInput& input, const Decision& decision) {
  if (decision.is_due()) return tr("Due since {}.", time_text(input, decision.due->due_at));
  if (!decision.next) return {};
  const std::string time = time_text(input, decision.next->notify_at);
  if (decision.verdict == Verdict::quiet) return tr("Next: {}, after the quiet hours.", time);
  if (decision.verdict == Verdict::snoozed && decision.next->notify_at == input.snoozed_until)
    return tr("Next: {}, snoozed until then.", time);
  return tr("Next: {}.", time);
}

std::vector<std::string> explain(const Rules& rules, const ReminderInput& input, const Decision& decision) {
  if (input.before_birth) return {verdict_text(rules, input, decision)};
  std::vector<std::string> lines = {shown_rules(rules)};
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
  const bool moved = due_time.notify_at > due_time.due_at;
  const std::string from = time_text(input, due_time.due_at);
  switch (due_time.trigger) {
    case Trigger::every: {
      const std::string every = to_text(rules.every.value_or(Millis{0}));
      return moved ? tr("every {}, moved from {}", every, from) : tr("every {}", every);
    }
    case Trigger::count: {
      const int count = *rules.sessions_per_day;
      return moved ? tr("{} a day, moved from {}", count, from) : tr("{} a day", count);
    }
    case Trigger::gap: {
      const std::string gap = to_text(*rules.longest_gap);
      return moved ? tr("no gap over {}, moved from {}", gap, from) : tr("no gap over {}", gap);
    }
    case Trigger::night: {
      const std::string night = to_text(*rules.night);
      return moved ? tr("night {}, moved from {}", night, from) : tr("night {}", night);
    }
  }
  return {};
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
