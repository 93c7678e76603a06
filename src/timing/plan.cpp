#include "dropwise/plan.h"

#include <algorithm>

#include "timing/names.h"

namespace dropwise {
namespace {

constexpr Millis kPromptGap = std::chrono::seconds{40};

constexpr Names<Side, 4> kSides{{"none", "left", "right", "both"}};
constexpr Names<PhaseKind, 4> kKinds{{"prepare", "assist", "express", "finish"}};
constexpr Names<Policy, 3> kPolicies{{"clock", "flow", "open"}};

}  // namespace

Millis prompt_at(const Phase& phase, std::size_t index) {
  const auto count = static_cast<Millis::rep>(std::max<std::size_t>(1, phase.prompts.size()));
  const auto length = phase.target ? *phase.target : phase.cap.value_or(kPromptGap * count);
  const Millis gap = std::min(kPromptGap, length / count);
  const Millis at = gap * static_cast<Millis::rep>(index);
  return gap < std::chrono::seconds{1} ? at : std::chrono::floor<std::chrono::seconds>(at);
}

Side other(Side side) {
  if (side == Side::left) return Side::right;
  return side == Side::right ? Side::left : side;
}

std::string_view to_text(Side side) { return kSides(side); }
std::string_view to_text(PhaseKind kind) { return kKinds(kind); }
std::string_view to_text(Policy policy) { return kPolicies(policy); }

std::optional<Side> read_side(std::string_view text) { return kSides.read(text); }
std::optional<PhaseKind> read_phase_kind(std::string_view text) { return kKinds.read(text); }
std::optional<Policy> read_policy(std::string_view text) { return kPolicies.read(text); }

}  // namespace dropwise
