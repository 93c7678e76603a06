#include "dropwise/plan.h"

#include <algorithm>

#include "timing/names.h"

namespace dropwise {
namespace {

constexpr Millis kPromptGap = std::chrono::seconds{40};

constexpr Names<Side, 4> kSides{{"none", "left", "right", "both"}};
constexpr Names<PhaseKind, 4> kKinds{{"prepare", "assist", "express", "finish"}};
constexpr Names<Policy, 3> kPolicies{{"clock", "flow", "open"}};
constexpr Names<PromptRole, 3> kRoles{{"technique", "caution", "tip"}};
constexpr Names<MarkClock, 2> kMarkClocks{{"expressing", "session"}};
constexpr Names<SpotRule, 2> kSpotRules{{"cycles", "flow"}};

const Prompt* find_prompt(const std::vector<Prompt>& prompts, std::string_view text) {
  const auto found = std::find_if(prompts.begin(), prompts.end(), [&](const Prompt& p) { return p.text == text; });
  return found == prompts.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Prompt> nth_prompt(const Phase& phase, std::size_t n) {
  if (n < phase.prompts.size()) return phase.prompts[n];
  if (phase.reminders.empty() || phase.remind_every <= Millis{0}) return {};
  const std::size_t reminder = n - phase.prompts.size();
  Prompt prompt = phase.reminders[reminder % phase.reminders.size()];
  const Millis last = phase.prompts.empty() ? Millis{0} : phase.prompts.back().at;
  prompt.at = last + phase.remind_every * static_cast<Millis::rep>(reminder + 1);
  const bool has_room = phase.remind_every >= 2 * kReminderRoom;  // otherwise the next reminder could come first
  if (has_room && phase.minimum && prompt.at > *phase.minimum - kReminderRoom &&
      prompt.at < *phase.minimum + kReminderRoom)
    prompt.at = *phase.minimum + kReminderRoom;
  return prompt;
}

void spread_prompts(Phase& phase) {
  const auto count = static_cast<Millis::rep>(std::max<std::size_t>(1, phase.prompts.size()));
  const auto length = phase.target ? *phase.target : phase.cap.value_or(kPromptGap * count);
  const Millis gap = std::min(kPromptGap, length / count);
  Millis at{0};
  for (Prompt& prompt : phase.prompts) {
    prompt.at = gap < std::chrono::seconds{1} ? at : std::chrono::floor<std::chrono::seconds>(at);
    at += gap;
  }
}

PromptRole role_of(const Phase& phase, std::string_view text) {
  if (!text.empty() && text == phase.technique) return PromptRole::technique;
  const Prompt* prompt = find_prompt(phase.prompts, text);
  return prompt ? prompt->role : PromptRole::tip;
}

bool asks_for_change(const Phase& phase, std::string_view text) {
  const Prompt* prompt = find_prompt(phase.prompts, text);
  if (!prompt) prompt = find_prompt(phase.reminders, text);
  return prompt && prompt->change;
}

Side other(Side side) {
  if (side == Side::left) return Side::right;
  return side == Side::right ? Side::left : side;
}

std::string_view to_text(Side side) { return kSides(side); }
std::string_view to_text(PhaseKind kind) { return kKinds(kind); }
std::string_view to_text(Policy policy) { return kPolicies(policy); }
std::string_view to_text(PromptRole role) { return kRoles(role); }
std::string_view to_text(MarkClock clock) { return kMarkClocks(clock); }
std::string_view to_text(SpotRule rule) { return kSpotRules(rule); }

std::optional<Side> parse_side(std::string_view text) { return kSides.parse(text); }
std::optional<PhaseKind> parse_phase_kind(std::string_view text) { return kKinds.parse(text); }
std::optional<Policy> parse_policy(std::string_view text) { return kPolicies.parse(text); }
std::optional<PromptRole> parse_prompt_role(std::string_view text) { return kRoles.parse(text); }
std::optional<MarkClock> parse_mark_clock(std::string_view text) { return kMarkClocks.parse(text); }
std::optional<SpotRule> parse_spot_rule(std::string_view text) { return kSpotRules.parse(text); }

}  // namespace dropwise
