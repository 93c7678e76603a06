#include "dropwise/event.h"

#include "timing/names.h"

namespace dropwise {
namespace {

constexpr Names<EventKind, 17> kEvents{{"session_started", "phase_started", "prompt", "mark_reached", "minimum_reached",
                                        "switch_soon", "side_switched", "swapped", "extended", "paused", "resumed",
                                        "marked", "held", "touched", "asleep", "phase_ended", "session_finished"}};
constexpr Names<Reason, 7> kReasons{{"none", "clock", "flow", "user", "pain", "cap", "interrupted"}};
constexpr Names<SegmentKind, 5> kSegments{{"prepare", "assist", "express", "pause", "asleep"}};

}  // namespace

std::string_view to_text(EventKind kind) { return kEvents(kind); }
std::string_view to_text(Reason reason) { return kReasons(reason); }
std::string_view to_text(SegmentKind kind) { return kSegments(kind); }

std::optional<EventKind> parse_event_kind(std::string_view text) { return kEvents.parse(text); }
std::optional<Reason> parse_reason(std::string_view text) { return kReasons.parse(text); }

}  // namespace dropwise
