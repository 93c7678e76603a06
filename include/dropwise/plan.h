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
///     plan.phases.push_back({.name = "one", .side = Side::left, .minimum = 3min, .maximum = 5min, .target = 5min});
///     plan.phases.push_back({.name = "two", .side = other(Side::left), .target = 5min});

/// Which breast a phase is for. `none` while preparing or finishing; `both` when each has a hand of its own.
enum class Side { none, left, right, both };

/// What a phase is there for. Only `express` counts as expressing time.
enum class PhaseKind { prepare, assist, express, finish };

/// What decides when to change breast.
/// `clock`: the minutes do, so moving on before the minimum takes a second press.
/// `flow`: the flow does, inside the published minutes. `open`: the source gives no minutes at all.
enum class Policy { clock, flow, open };

/// What a prompt is for: the whole movement of the hand, what never to do, or anything else worth saying.
enum class PromptRole { technique, caution, tip };

/// A sentence to tell in a phase.
struct Prompt {
  std::string text;
  Millis at{0};  ///< Counted in the active time of the phase.
  PromptRole role = PromptRole::tip;
  bool change = false;  ///< Says when it is time to move on. A display adds how, and when the session will by itself.

  bool operator==(const Prompt&) const = default;
};

/// No reminder is told so shortly before or after the minimum of a phase, nor before the announcement of its end: what
/// is spoken takes time.
inline constexpr Millis kReminderRoom = std::chrono::seconds{12};

/// One step of a plan: a window of time on one side.
struct Phase {
  std::string name;  ///< Shown and kept with the record; unique within a plan by custom, not by rule.
  PhaseKind kind = PhaseKind::express;
  Side side = Side::none;
  std::optional<Millis> minimum = {};  ///< The minimum: a soft cue. Absent: there is none.
  std::optional<Millis> maximum = {};  ///< The maximum that the source gives. Absent: it gives none.
  std::optional<Millis> target = {};   ///< Where the phase ends by itself. Absent: it is open and counts up.
  std::optional<Millis> cap =
      {};                   ///< Where an open phase ends when nobody has touched a key in it; ours, never a source's.
  bool published = false;   ///< The minutes stand in the source; otherwise they are our own.
  bool optional = false;    ///< Only if wished: left out when the phase before it ended by its cap.
  std::string remark = {};  ///< What is to be said of the phase in a plan, such as that it is our own addition.
  std::string technique = {};  ///< The whole movement in one line; told when the phase begins, and shown through it.
  std::vector<Prompt> prompts = {};    ///< In the order of their times.
  std::vector<Prompt> reminders = {};  ///< Told in turn, again and again, after the prompts; their `at` has no meaning.
  Millis remind_every{0};              ///< From the last prompt to the first reminder, and between reminders; 0: none.

  bool operator==(const Phase&) const = default;
};

/// What the time of a mark is counted in: expressing alone, or all phases. Pauses and sleep count in neither.
enum class MarkClock { expressing, session };

/// Something to say once, when that time reaches `at`.
struct Mark {
  Millis at{0};
  std::string text;
  MarkClock clock = MarkClock::expressing;
  bool change = false;  ///< Asks whether to go on. A display adds how to move on, as it does for Prompt::change.

  bool operator==(const Mark&) const = default;
};

/// A step of the hand's movement, such as press, compress, release; `hold` where the source gives its length.
struct CycleStep {
  std::string name;
  std::optional<Millis> hold = {};

  bool operator==(const CycleStep&) const = default;
};

/// When the hand moves to a new spot round the nipple: after a few cycles, or when the drops stop.
enum class SpotRule { cycles, flow };

/// What a session will do, step by step: a flat list, rounds and sides written out. Kept with the record as it was.
struct Plan {
  std::string protocol;
  std::string mode = {};
  Policy policy = Policy::open;
  std::vector<Phase> phases = {};
  std::vector<Mark> marks = {};       ///< In the order of their times.
  std::vector<CycleStep> cycle = {};  ///< What the hand does, again and again.
  SpotRule spots = SpotRule::cycles;
  std::optional<Millis> most = {};  ///< The session finishes when so much time was spent expressing, whatever was
                                    ///< asked for. Longer than 0. Absent: there is no such limit.

  bool operator==(const Plan&) const = default;
};

/// What is told as the n-th in a phase, from 0: its prompts, then its reminders without end. The technique is not among
/// them. Absent when there is nothing more to tell.
std::optional<Prompt> nth_prompt(const Phase& phase, std::size_t n);

/// Spreads the prompts evenly over the phase, no further than 40 s apart, at whole seconds; the first comes at once.
void spread_prompts(Phase& phase);

/// What a text told in this phase is for; `tip` for any other text.
PromptRole role_of(const Phase& phase, std::string_view text);

/// Whether a text told in this phase says that it is time to move on.
bool asks_for_change(const Phase& phase, std::string_view text);

/// The other breast; `none` and `both` stay as they are.
Side other(Side side);

std::string_view to_text(Side side);
std::string_view to_text(PhaseKind kind);
std::string_view to_text(Policy policy);
std::string_view to_text(PromptRole role);
std::string_view to_text(MarkClock clock);
std::string_view to_text(SpotRule rule);

/// Reads what to_text() writes. Absent for any other text.
std::optional<Side> parse_side(std::string_view text);
std::optional<PhaseKind> parse_phase_kind(std::string_view text);
std::optional<Policy> parse_policy(std::string_view text);
std::optional<PromptRole> parse_prompt_role(std::string_view text);
std::optional<MarkClock> parse_mark_clock(std::string_view text);
std::optional<SpotRule> parse_spot_rule(std::string_view text);

}  // namespace dropwise
