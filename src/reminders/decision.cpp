#include "reminders/decision.h"

#include <algorithm>

namespace dropwise {
namespace {

bool asks_for_anything(const Rules& rules) {
  return rules.every || rules.longest_gap || (rules.night && rules.night_sessions > 0);
}

std::optional<DueTime> first_after(const std::vector<DueTime>& due_times, UtcTime time) {
  const auto found =
      std::ranges::find_if(due_times, [&](const DueTime& due_time) { return due_time.notify_at > time; });
  return found == due_times.end() ? std::nullopt : std::optional(*found);
}

/// Why no message is sent now, when all messages are still to come.
Verdict waiting(const ReminderInput& input, const Decision& decision) {
  if (!decision.next) return Verdict::resting;
  if (decision.next->due_at > input.now) return Verdict::not_due;
  return input.snoozed_until && *input.snoozed_until > input.now ? Verdict::snoozed : Verdict::quiet;
}

}  // namespace

bool gap_reached(const Rules& rules, const ReminderInput& input) {
  return rules.longest_gap && !input.sessions.empty() && input.now >= input.sessions.back().began + *rules.longest_gap;
}

Decision decide(const Rules& rules, const ReminderInput& input) {
  if (input.running) return {.verdict = Verdict::running};
  if (!asks_for_anything(rules)) return {.verdict = Verdict::disabled};
  if (input.sessions.empty()) return {.verdict = Verdict::no_history};
  if (input.now > input.sessions.back().began + kRest) return {.verdict = Verdict::resting};
  ReminderInput unsaid = input;
  unsaid.notified_at.reset();
  const auto fresh = due_times(rules, unsaid);
  const auto open = due_times(rules, input);
  Decision decision{.next = first_after(open, input.now)};
  if (!fresh.empty() && fresh.front().notify_at <= input.now) decision.due = fresh.front();
  const bool unheard = !open.empty() && open.front().notify_at <= input.now;
  const bool quiet =
      rules.quiet && rules.quiet->holds(input.local(input.now)) && !(rules.break_quiet && gap_reached(rules, input));
  if (unheard && quiet) {
    decision.verdict = Verdict::quiet;
    decision.next = {next_at(rules.quiet->to, input.now, input.zone), open.front().due_at, open.front().trigger};
  } else if (unheard) {
    decision.verdict = Verdict::notify;
    unsaid.notified_at = input.now;
    decision.next = first_after(due_times(rules, unsaid), input.now);
  } else if (decision.due) {
    decision.verdict = decision.next ? Verdict::already_notified : Verdict::resting;
  } else {
    decision.verdict = waiting(input, decision);
  }
  return decision;
}

std::vector<DueTime> forecast(const Rules& rules, ReminderInput input, UtcTime until) {
  std::vector<DueTime> found;
  input.running = false;
  for (Decision decision = decide(rules, input); decision.is_due() || decision.next; decision = decide(rules, input)) {
    DueTime due_time = decision.is_due() ? *decision.due : *decision.next;
    due_time.notify_at = std::max(due_time.notify_at, input.now);
    if (due_time.notify_at > until) break;
    found.push_back(due_time);
    const PastSession last = input.sessions.back();
    input.sessions.push_back({due_time.notify_at, due_time.notify_at + (last.ended.value_or(last.began) - last.began)});
    input.now = due_time.notify_at;
    input.notified_at.reset();
  }
  return found;
}

}  // namespace dropwise
