#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/plan.h"

namespace dropwise {

/// The log of a session is all there is to keep of it; the rest is computed:
///
///     const std::vector<Segment> done = segments(session.plan(), session.log(), session.log().back().at);
///     const Millis left = active_time(done, Side::left);
///     const Millis paused = total_time(done, SegmentKind::pause);

/// What happened in a session. The names that to_text() gives are kept in logs for good.
enum class EventKind {
  session_started,
  phase_started,
  prompt,           ///< A prompt of the phase is told; `text` is the prompt.
  mark_reached,     ///< A Mark of the plan is told; `text` is what it says.
  minimum_reached,  ///< The phase has lasted its `enough`.
  switch_soon,      ///< The phase ends by itself in kLeadIn; `side` and `to` are those of the phase that follows.
  side_switched,    ///< The breast changes; `side` is the new one.
  swapped,          ///< "I am on the other breast": the segment so far belongs to `side`, and the rest is mirrored.
  extended,         ///< The phase lasts kMore longer.
  paused,           ///< `reason` is user, pain or interrupted; with pain, `text` says what to change.
  resumed,
  marked,       ///< Milk is flowing.
  held,         ///< Moving on before the minimum was asked for once; again within kSecondPress does it.
  touched,      ///< The first action in an open phase: somebody is there, so its cap does not hold.
  asleep,       ///< The machine fell asleep; `paused` follows when it wakes.
  phase_ended,  ///< `reason` says why, `to` which phase follows; beyond the last one means the session ends.
  session_finished,
};

/// Why a segment or a session ended, or why it pauses.
enum class Reason { none, clock, flow, user, pain, cap, interrupted };

/// One row of a session's log.
struct Event {
  EventKind kind{};
  Millis at{0};           ///< Counted from the start of the session, pauses included.
  std::size_t phase = 0;  ///< Index into Plan::phases of the phase concerned; 0 before the first.
  Side side = Side::none;
  Reason reason = Reason::none;
  std::size_t to = 0;  ///< For `phase_ended` and `switch_soon`: the index of the phase that follows.
  std::string text = {};

  bool operator==(const Event&) const = default;
};

/// What a stretch of a session was spent on.
enum class SegmentKind { prepare, assist, express, pause, asleep };

/// A stretch of a session with one kind and one side. The segments of a session follow each other without a gap.
struct Segment {
  SegmentKind kind{};
  Side side = Side::none;              ///< `none` for a pause and for sleep.
  std::size_t phase = 0;               ///< The phase it belongs to.
  Millis began{0}, ended{0};           ///< Counted from the start of the session.
  std::optional<Millis> planned = {};  ///< The target of the phase with what was added to it. Absent: open.
  Reason ended_by = Reason::none;

  /// The time that counts: ended - began, and nothing for a pause or for sleep.
  Millis active() const;
  bool operator==(const Segment&) const = default;
};

/// Computes the segments from a log of this plan. A segment still open is ended at `until`, by Reason::interrupted.
/// Segments without length are left out.
std::vector<Segment> segments(const Plan& plan, std::span<const Event> log, Millis until);

/// The time spent expressing from one breast, alone or with the other.
Millis active_time(std::span<const Segment> segments, Side side);

/// The length of all segments of one kind.
Millis total_time(std::span<const Segment> segments, SegmentKind kind);

std::string_view to_text(EventKind kind);
std::string_view to_text(Reason reason);
std::string_view to_text(SegmentKind kind);

/// Reads what to_text() writes. Absent for any other text.
std::optional<EventKind> parse_event_kind(std::string_view text);
std::optional<Reason> parse_reason(std::string_view text);

}  // namespace dropwise
