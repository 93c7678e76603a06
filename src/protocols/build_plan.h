#pragma once

#include <optional>
#include <string>

#include "dropwise/plan.h"
#include "protocols/pacing.h"
#include "protocols/protocol.h"

namespace dropwise {

/// At which end of a published window a phase ends by itself.
enum class Target { min, max };

/// What a person can choose for a session of a protocol.
struct PlanChoices {
  std::string mode = {};          ///< One of the protocol's modes.
  Side first = Side::left;        ///< The breast to start with.
  std::optional<Side> only = {};  ///< Only this breast.
  Target target = Target::max;
  std::optional<Millis> prepare = {};  ///< Replaces the protocol's length; 0 leaves it out.
  std::optional<Millis> assist = {};   ///< The same for massage and the like.
  bool with_optional = false;          ///< Optional phases are never skipped.
  std::optional<int> day = {};         ///< Day after birth; absent: not known. See Sentence::days.
  Tips tips = Tips::usual;
  std::optional<Millis> cap = {};  ///< Ends open phases in which no key is pressed; our default is 15 minutes a breast.
};

/// Builds the plan of a session: sides, rounds, lengths and prompts of the chosen mode.
Plan build_plan(const Protocol& protocol, const PlanChoices& choices);

/// The sentences of a phase for the chosen mode, with their times. Schema 2 only.
std::vector<PacedSentence> pace_step(const Step& step, const PlanChoices& choices);

/// The sum of the minimums or maximums of all expressing phases. Absent when a phase is open.
std::optional<Millis> expressing_min(const Plan& plan);
std::optional<Millis> expressing_max(const Plan& plan);

/// The length of the plan if no key is pressed. Absent when a phase is open.
std::optional<Millis> total_time(const Plan& plan);

/// The same, with our own limits for open phases and without the optional phases that are then skipped.
Millis unattended_time(const Plan& plan);

}  // namespace dropwise
