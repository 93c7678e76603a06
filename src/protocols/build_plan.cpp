#include "protocols/build_plan.h"

#include <algorithm>

namespace dropwise {
namespace {

Side side_of(PhaseSide turn, Side first) {
  switch (turn) {
    case PhaseSide::none: break;
    case PhaseSide::first: return first;
    case PhaseSide::second: return other(first);
    case PhaseSide::both: return Side::both;
  }
  return Side::none;
}

bool holds(const std::vector<std::string>& modes, const std::string& mode) {
  return std::find(modes.begin(), modes.end(), mode) != modes.end();
}

std::optional<Millis> own_length(const Step& step, const PlanChoices& choices) {
  if (step.kind == PhaseKind::prepare && choices.prepare) return choices.prepare;
  if (step.kind == PhaseKind::assist && choices.assist) return choices.assist;
  if (step.kind == PhaseKind::finish) return Millis{0};
  return step.length;
}

Phase make_phase(const Step& step, const PlanChoices& choices) {
  Phase phase{.name = step.name, .kind = step.kind, .published = step.published, .remark = step.remark};
  phase.side = side_of(step.side, choices.only.value_or(choices.first));
  phase.minimum = step.minimum;
  phase.maximum = step.maximum;
  phase.target = choices.target == Target::min ? step.minimum : step.maximum;
  if (const auto own = own_length(step, choices); own && !step.published) {
    phase.target = own;
    phase.minimum = phase.maximum = std::nullopt;
  }
  if (!phase.target) phase.cap = choices.cap.value_or(std::chrono::minutes{15});
  phase.optional = !choices.with_optional && (step.optional || holds(step.optional_in, choices.mode));
  return phase;
}

std::vector<const Sentence*> wanted(const std::vector<Sentence>& sentences, const PlanChoices& choices) {
  std::vector<const Sentence*> found;
  for (const Sentence& sentence : sentences) {
    const bool for_mode = sentence.modes.empty() || holds(sentence.modes, choices.mode);
    const bool for_day = !choices.day || !sentence.days ||
                         (sentence.days->first <= *choices.day && *choices.day <= sentence.days->second);
    if (for_mode && for_day && !(sentence.pair && choices.only)) found.push_back(&sentence);
  }
  return found;
}

Prompt to_prompt(const Sentence& sentence, Millis at = {}) {
  return {.text = sentence.text, .at = at, .role = sentence.role, .change = sentence.change};
}

/// The sentences of a phase with their times, without tips if the user wants none. Sentences may not fit into a phase
/// that is shorter than in the protocol; the result marks them.
std::vector<PacedSentence> paced(const Step& step, const Phase& phase, const PlanChoices& choices) {
  auto sentences = wanted(step.prompts, choices);
  if (phase.kind == PhaseKind::express && choices.tips == Tips::none)
    std::erase_if(sentences, [](const Sentence* sentence) { return sentence->role == PromptRole::tip; });
  return pace(sentences, phase.kind, phase.technique, phase.target ? phase.target : phase.cap);
}

void add_prompts(Phase& phase, const Protocol& protocol, const Mode& mode, const Step& step,
                 const PlanChoices& choices) {
  if (protocol.schema == Schema::one) {
    for (const Sentence* sentence : wanted(step.prompts, choices)) phase.prompts.push_back(to_prompt(*sentence));
    return spread_prompts(phase);
  }
  phase.technique = step.technique;
  for (const PacedSentence& told : paced(step, phase, choices)) {
    if (told.fits) phase.prompts.push_back(to_prompt(*told.sentence, told.at));
  }
  if (phase.kind != PhaseKind::express) return;
  for (const Sentence* reminder : wanted(reminders_of(protocol, mode), choices))
    phase.reminders.push_back(to_prompt(*reminder));
  if (phase.reminders.empty()) return;
  phase.remind_every = reminder_gap(choices.tips);
  if (phase.remind_every == Millis{0}) phase.reminders.clear();
}

std::optional<Millis> expressing(const Plan& plan, std::optional<Millis> Phase::*length) {
  Millis total{0};
  for (const Phase& phase : plan.phases) {
    if (phase.kind != PhaseKind::express) continue;
    const auto own = phase.*length ? phase.*length : phase.target;
    if (!own) return {};
    total += *own;
  }
  return plan.most ? std::min(total, *plan.most) : total;
}

}  // namespace

Plan build_plan(const Protocol& protocol, const PlanChoices& choices) {
  const Mode* known = find_mode(protocol, choices.mode);
  const Mode& mode = known ? *known : protocol.modes.front();
  const auto& marks = marks_of(protocol, mode);
  Plan plan{.protocol = protocol.id, .mode = choices.mode, .policy = mode.policy, .cycle = protocol.cycle};
  plan.marks.assign(marks.begin(), marks.end());
  plan.spots = protocol.spots;
  plan.most = mode.most;
  for (const Step& step : steps_of(protocol, mode)) {
    if (choices.only && step.side == PhaseSide::second) continue;
    Phase phase = make_phase(step, choices);
    add_prompts(phase, protocol, mode, step, choices);
    const bool left_out = phase.kind != PhaseKind::finish && phase.target == Millis{0};
    if (!left_out) plan.phases.push_back(std::move(phase));
  }
  return plan;
}

std::vector<PacedSentence> pace_step(const Step& step, const PlanChoices& choices) {
  Phase phase = make_phase(step, choices);
  phase.technique = step.technique;
  return paced(step, phase, choices);
}

std::optional<Millis> expressing_min(const Plan& plan) { return expressing(plan, &Phase::minimum); }
std::optional<Millis> expressing_max(const Plan& plan) { return expressing(plan, &Phase::maximum); }

std::optional<Millis> total_time(const Plan& plan) {
  const bool open =
      std::any_of(plan.phases.begin(), plan.phases.end(), [](const Phase& phase) { return !phase.target; });
  return open ? std::nullopt : std::optional(unattended_time(plan));
}

Millis unattended_time(const Plan& plan) {
  Millis total{0}, expressed{0};
  bool by_cap = false;
  for (const Phase& phase : plan.phases) {
    if (by_cap && phase.optional) continue;
    Millis length = phase.target ? *phase.target : phase.cap.value_or(Millis{0});
    if (phase.kind == PhaseKind::express) {
      if (plan.most) length = std::min(length, *plan.most - expressed);
      expressed += length;
    }
    total += length;
    if (plan.most && expressed >= *plan.most) break;
    by_cap = !phase.target;
  }
  return total;
}

}  // namespace dropwise
