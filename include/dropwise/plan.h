#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/time.h"

namespace dropwise {

/// A plan is written out in full before a session begins:
///
///     Plan plan{.protocol = "mine", .policy = Policy::clock};
///     plan.phases.push_back({.name = "one", .side = Side::left, .enough = 3min, .limit = 5min, .target = 5min});
///     plan.phases.push_back({.name = "two", .side = other(Side::left), .target = 5min});

/// Which breast a phase is for. `none` while preparing or finishing; `both` when each has a hand of its own.
enum class Side { none, left, right, both };

/// What a phase is there for. Only `express` counts as expressing time.
enum class PhaseKind { prepare, assist, express, finish };

/// What decides when to change breast.
/// `clock`: the minutes do, so moving on before the minimum takes a second press.
/// `flow`: the flow does, inside the published minutes. `open`: the source gives no minutes at all.
enum class Policy { clock, flow, open };

/// One step of a plan: a window of time on one side.
struct Phase {
  std::string name;  ///< Shown and kept with the record; unique within a plan by custom, not by rule.
  PhaseKind kind = PhaseKind::express;
  Side side = Side::none;
  std::optional<Millis> enough = {};  ///< The minimum: a soft cue. Absent: there is none.
  std::optional<Millis> limit = {};   ///< The maximum that the source gives. Absent: it gives none.
  std::optional<Millis> target = {};  ///< Where the phase ends by itself. Absent: it is open and counts up.
  std::optional<Millis> cap =
      {};                   ///< Where an open phase ends when nobody has touched a key in it; ours, never a source's.
  bool published = false;   ///< The minutes stand in the source; otherwise they are our own.
  bool optional = false;    ///< Only if wished: left out when the phase before it ended by its cap.
  std::string remark = {};  ///< What is to be said of the phase in a plan, such as that it is our own addition.
  std::vector<std::string> prompts = {};  ///< Told one after the other; see prompt_at().

  bool operator==(const Phase&) const = default;
};

/// Something to say once, when the expressing time in all reaches `at`.
struct Mark {
  Millis at{0};
  std::string text;

  bool operator==(const Mark&) const = default;
};

/// A step of the hand's movement, such as press, compress, release; `hold` where the source gives its length.
struct CycleStep {
  std::string name;
  std::optional<Millis> hold = {};

  bool operator==(const CycleStep&) const = default;
};

/// What a session will do, step by step: a flat list, rounds and sides written out. Kept with the record as it was.
struct Plan {
  std::string protocol;
  std::string mode = {};
  Policy policy = Policy::open;
  std::vector<Phase> phases = {};
  std::vector<Mark> marks = {};       ///< In the order of their times.
  std::vector<CycleStep> cycle = {};  ///< What the hand does, again and again.

  bool operator==(const Plan&) const = default;
};

/// When the prompt with this index is told, counted in the active time of the phase.
/// Prompts are spread evenly over the phase, no further than 40 s apart, at whole seconds; the first comes at once.
Millis prompt_at(const Phase& phase, std::size_t index);

/// The other breast; `none` and `both` stay as they are.
Side other(Side side);

std::string_view to_text(Side side);
std::string_view to_text(PhaseKind kind);
std::string_view to_text(Policy policy);

/// Reads what to_text() writes. Absent for any other text.
std::optional<Side> read_side(std::string_view text);
std::optional<PhaseKind> read_phase_kind(std::string_view text);
std::optional<Policy> read_policy(std::string_view text);

}  // namespace dropwise
