#include "reminders/decision.h"

#include <algorithm>

namespace dropwise {
namespace {

bool asks_for_anything(const Rules& rules) {
  return rules.every || rules.longest_gap || (rules.night && rules.night_sessions > 0);
}

std::optional<Slot> first_after(const std::vector<Slot>& slots, UtcTime time) {
  const auto found = std::ranges::find_if(slots, [&](const Slot& slot) { return slot.at > time; });
  return found == slots.end() ? std::nullopt : std::optional(*found);
}

/// Why nothing is said of slots that are all to come.
Verdict waiting(const Facts& facts, const Decision& decision) {
  if (!decision.next) return Verdict::resting;
  if (decision.next->wanted > facts.now) return Verdict::early;
  return facts.snoozed && *facts.snoozed > facts.now ? Verdict::snoozed : Verdict::quiet;
}

}  // namespace

bool gap_reached(const Rules& rules, const Facts& facts) {
  return rules.longest_gap && !facts.sessions.empty() && facts.now >= facts.sessions.back().began + *rules.longest_gap;
}

Decision decide(const Rules& rules, const Facts& facts) {
  if (facts.running) return {.verdict = Verdict::running};
  if (!asks_for_anything(rules)) return {.verdict = Verdict::off};
  if (facts.sessions.empty()) return {.verdict = Verdict::nothing};
  if (facts.now > facts.sessions.back().began + kRest) return {.verdict = Verdict::resting};
  Facts unsaid = facts;
  unsaid.said.reset();
  const auto fresh = slots(rules, unsaid);
  const auto open = slots(rules, facts);
  Decision decision{.next = first_after(open, facts.now)};
  if (!fresh.empty() && fresh.front().at <= facts.now) decision.due = fresh.front();
  const bool unheard = !open.empty() && open.front().at <= facts.now;
  const bool quiet =
      rules.quiet && rules.quiet->holds(facts.local(facts.now)) && !(rules.break_quiet && gap_reached(rules, facts));
  if (unheard && quiet) {
    decision.verdict = Verdict::quiet;
    decision.next = {next_at(rules.quiet->to, facts.now, facts.zone), open.front().wanted, open.front().asks};
  } else if (unheard) {
    decision.verdict = Verdict::speak;
    unsaid.said = facts.now;
    decision.next = first_after(slots(rules, unsaid), facts.now);
  } else if (decision.due) {
    decision.verdict = decision.next ? Verdict::said : Verdict::resting;
  } else {
    decision.verdict = waiting(facts, decision);
  }
  return decision;
}

std::vector<Slot> coming(const Rules& rules, Facts facts, UtcTime until) {
  std::vector<Slot> found;
  facts.running = false;
  for (Decision decision = decide(rules, facts); decision.is_due() || decision.next; decision = decide(rules, facts)) {
    Slot slot = decision.is_due() ? *decision.due : *decision.next;
    slot.at = std::max(slot.at, facts.now);
    if (slot.at > until) break;
    found.push_back(slot);
    const Past last = facts.sessions.back();
    facts.sessions.push_back({slot.at, slot.at + (last.ended.value_or(last.began) - last.began)});
    facts.now = slot.at;
    facts.said.reset();
  }
  return found;
}

}  // namespace dropwise
