#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/plan.h"

namespace dropwise {

/// A session is stored as its log of events; everything else is computed from it:
///
///     const std::vector<Segment> done = segments(session.plan(), session.log(), session.log().back().at);
///     const Millis left = active_time(done, Side::left);
///     const Millis paused = total_time(done, SegmentKind::pause);

/// What happened in a session. The names that to_text() returns are stored in logs and never change.
enum class EventKind {
  session_started,
  phase_started,
  prompt,           ///< A prompt of the phase is given; `text` is the prompt.
  mark_reached,     ///< A Mark of the plan is announced; `text` is its text.
  minimum_reached,  ///< The phase has reached its minimum.
  switch_soon,      ///< The phase will end by itself in kLeadIn; `side` and `to` are those of the next phase.
  side_switched,    ///< The breast changes; `side` is the new one.
  swapped,          ///< "I am on the other breast": the segment so far counts for `side`, and later sides swap.
  extended,         ///< The phase was lengthened by kMore.
  paused,           ///< `reason` is user, pain or interrupted; for pain, `text` says what to change.
  resumed,
  marked,       ///< Milk is flowing.
  held,         ///< A first request to move on before the minimum; a second within kSecondPress moves on.
  touched,      ///< The first action in an open phase. It shows that somebody is there, so the cap no longer applies.
  asleep,       ///< The machine went to sleep; `paused` follows when it wakes.
  phase_ended,  ///< `reason` says why; `to` is the next phase, or the number of phases if the session ends.
  session_finished,
};

/// Why a segment or a session ended, or why it was paused.
enum class Reason { none, clock, flow, user, pain, cap, interrupted };

/// One row of a session's log.
struct Event {
  EventKind kind{};
  Millis at{0};           ///< Counted from the start of the session, pauses included.
  std::size_t phase = 0;  ///< Index into Plan::phases; 0 before the first phase.
  Side side = Side::none;
  Reason reason = Reason::none;
  std::size_t to = 0;  ///< For `phase_ended` and `switch_soon`: the index of the next phase.
  std::string text = {};

  bool operator==(const Event&) const = default;
};

/// What a stretch of a session was spent on.
enum class SegmentKind { prepare, assist, express, pause, asleep };

/// A stretch of a session with one kind and one side. The segments of a session are contiguous.
struct Segment {
  SegmentKind kind{};
  Side side = Side::none;              ///< `none` for pauses and sleep.
  std::size_t phase = 0;               ///< The phase it belongs to.
  Millis began{0}, ended{0};           ///< Counted from the start of the session.
  std::optional<Millis> planned = {};  ///< The target of the phase plus any extensions. Absent: open.
  Reason ended_by = Reason::none;

  /// The active time: ended - began, or 0 for pauses and sleep.
  Millis active() const;
  bool operator==(const Segment&) const = default;
};

/// Computes the segments from a log of this plan. A segment that is still open ends at `until` with
/// Reason::interrupted. Segments of length 0 are left out.
std::vector<Segment> segments(const Plan& plan, std::span<const Event> log, Millis until);

/// The time spent expressing from one breast, alone or together with the other.
Millis active_time(std::span<const Segment> segments, Side side);

/// The total length of all segments of one kind.
Millis total_time(std::span<const Segment> segments, SegmentKind kind);

std::string_view to_text(EventKind kind);
std::string_view to_text(Reason reason);
std::string_view to_text(SegmentKind kind);

/// The inverse of to_text(). Absent for any other text.
std::optional<EventKind> parse_event_kind(std::string_view text);
std::optional<Reason> parse_reason(std::string_view text);

}  // namespace dropwise
