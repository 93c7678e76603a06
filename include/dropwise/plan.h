#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/time.h"

namespace dropwise {

/// A plan lists every phase before the session begins:
///
///     Plan plan{.protocol = "mine", .policy = Policy::clock};
///     plan.phases.push_back({.name = "one", .side = Side::left, .minimum = 3min, .maximum = 5min, .target = 5min});
///     plan.phases.push_back({.name = "two", .side = other(Side::left), .target = 5min});

/// Which breast a phase is for. `none` while preparing or finishing; `both` for both at once, one hand on each.
enum class Side { none, left, right, both };

/// The purpose of a phase. Only `express` counts as expressing time.
enum class PhaseKind { prepare, assist, express, finish };

/// What decides when to change breast.
/// `clock`: the minutes, so moving on before the minimum takes a second press.
/// `flow`: the milk flow, within the published minutes. `open`: the source gives no minutes at all.
enum class Policy { clock, flow, open };

/// What a prompt is for: the complete hand movement, something never to do, or any other advice.
enum class PromptRole { technique, caution, tip };

/// A sentence to show or speak during a phase.
struct Prompt {
  std::string text;
  Millis at{0};  ///< In active time of the phase.
  PromptRole role = PromptRole::tip;
  bool change = false;  ///< Says when to move on. Displays add how to, and when the session moves on by itself.

  bool operator==(const Prompt&) const = default;
};

/// No reminder is given within this time of a phase's minimum, nor within this time before its end is announced,
/// because speech takes time.
inline constexpr Millis kReminderRoom = std::chrono::seconds{12};

/// One step of a plan: a window of time on one side.
struct Phase {
  std::string name;  ///< Shown, and stored with the session; usually unique within a plan, but not necessarily.
  PhaseKind kind = PhaseKind::express;
  Side side = Side::none;
  std::optional<Millis> minimum = {};  ///< Reaching it gives a soft cue. Absent: no minimum.
  std::optional<Millis> maximum = {};  ///< The maximum given by the source. Absent: none given.
  std::optional<Millis> target = {};   ///< When the phase ends by itself. Absent: it is open and counts up.
  std::optional<Millis> cap =
      {};                  ///< When an open phase ends if no key was pressed in it. Our own limit, never from a source.
  bool published = false;  ///< The minutes come from the source; otherwise they are our own.
  bool optional = false;   ///< Not required: skipped when the phase before it ended at its cap.
  std::string remark = {};     ///< Shown with the phase in a plan, for example that it is our own addition.
  std::string technique = {};  ///< The complete movement in one line; given when the phase begins and shown throughout.
  std::vector<Prompt> prompts = {};    ///< In order of time.
  std::vector<Prompt> reminders = {};  ///< Given in turn, repeatedly, after the prompts; their `at` is ignored.
  Millis remind_every{0};              ///< From the last prompt to the first reminder, and between reminders; 0: none.

  bool operator==(const Phase&) const = default;
};

/// Which time a mark counts: only expressing, or all phases. Neither counts pauses or sleep.
enum class MarkClock { expressing, session };

/// Something to say once, when the time on its clock reaches `at`.
struct Mark {
  Millis at{0};
  std::string text;
  MarkClock clock = MarkClock::expressing;
  bool change = false;  ///< Asks whether to continue. Displays add how to move on, as for Prompt::change.

  bool operator==(const Mark&) const = default;
};

/// A step of the hand's movement, such as press, compress or release. `hold` is set if the source gives its length.
struct CycleStep {
  std::string name;
  std::optional<Millis> hold = {};

  bool operator==(const CycleStep&) const = default;
};

/// When the hand moves to a new spot around the nipple: after a few cycles, or when the drops stop.
enum class SpotRule { cycles, flow };

/// What a session will do, step by step: a flat list with every round and side written out. Stored unchanged with the
/// session.
struct Plan {
  std::string protocol;
  std::string mode = {};
  Policy policy = Policy::open;
  std::vector<Phase> phases = {};
  std::vector<Mark> marks = {};       ///< In order of time.
  std::vector<CycleStep> cycle = {};  ///< The hand movement, repeated.
  SpotRule spots = SpotRule::cycles;
  std::optional<Millis> most = {};  ///< The session finishes after this much expressing time, even if a phase was
                                    ///< extended. More than 0. Absent: no limit.

  bool operator==(const Plan&) const = default;
};

/// The n-th prompt of a phase, from 0: its prompts, then its reminders in an endless loop. The technique is not
/// included. Absent when there are no more.
std::optional<Prompt> nth_prompt(const Phase& phase, std::size_t n);

/// Spreads the prompts evenly over the phase, at most 40 s apart, at whole seconds; the first comes at once.
void spread_prompts(Phase& phase);

/// The role of a text given in this phase; `tip` for any other text.
PromptRole role_of(const Phase& phase, std::string_view text);

/// Whether a text given in this phase says that it is time to move on.
bool asks_for_change(const Phase& phase, std::string_view text);

/// The other breast; `none` and `both` stay as they are.
Side other(Side side);

std::string_view to_text(Side side);
std::string_view to_text(PhaseKind kind);
std::string_view to_text(Policy policy);
std::string_view to_text(PromptRole role);
std::string_view to_text(MarkClock clock);
std::string_view to_text(SpotRule rule);

/// The inverse of to_text(). Absent for any other text.
std::optional<Side> parse_side(std::string_view text);
std::optional<PhaseKind> parse_phase_kind(std::string_view text);
std::optional<Policy> parse_policy(std::string_view text);
std::optional<PromptRole> parse_prompt_role(std::string_view text);
std::optional<MarkClock> parse_mark_clock(std::string_view text);
std::optional<SpotRule> parse_spot_rule(std::string_view text);

}  // namespace dropwise
