#pragma once

#include <optional>
#include <string>

#include "dropwise/plan.h"
#include "protocols/pacing.h"
#include "protocols/protocol.h"

namespace dropwise {

/// Where a phase with a published window ends by itself.
enum class Target { min, max };

/// What a person may choose about a session of a protocol.
struct PlanChoices {
  std::string mode = {};          ///< One of the protocol's modes.
  Side first = Side::left;        ///< The breast to begin with.
  std::optional<Side> only = {};  ///< One breast alone.
  Target target = Target::max;
  std::optional<Millis> prepare = {};  ///< Instead of the protocol's own length; 0 leaves it out.
  std::optional<Millis> assist = {};   ///< The same for massage and the like.
  bool with_optional = false;          ///< What is only if wished is wished.
  std::optional<int> day = {};         ///< After birth; absent: not known. See Sentence::days.
  Tips tips = Tips::usual;
  std::optional<Millis> cap = {};  ///< Ends open phases that nobody touches; ours, 15 minutes a breast.
};

/// Writes out the plan of a session: sides, rounds, lengths and prompts of that mode.
Plan build_plan(const Protocol& protocol, const PlanChoices& choices);

/// The sentences of a phase for that mode, in their places. Of schema 2 only.
std::vector<PacedSentence> pace_step(const Step& step, const PlanChoices& choices);

/// The sum of the minimums or maximums of all expressing. Absent when a phase is open.
std::optional<Millis> expressing_min(const Plan& plan);
std::optional<Millis> expressing_max(const Plan& plan);

/// How long the plan takes with no key pressed. Absent when a phase is open.
std::optional<Millis> total_time(const Plan& plan);

/// The same with our own limits for the open phases, without those that are only if wished then.
Millis unattended_time(const Plan& plan);

}  // namespace dropwise
