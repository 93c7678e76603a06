#pragma once

#include <optional>
#include <string>

#include "dropwise/session.h"

namespace dropwise {

/// `LEFT breast`, `RIGHT breast`, `both breasts`; empty for Side::none.
std::string side_words(Side side);

/// `LEFT`, `RIGHT`, `BOTH`; `READY` for Side::none.
std::string side_title(Side side);

/// Remaining time for a display, rounded up to whole seconds.
std::string countdown(Millis left);

/// The time that a display counts: the pause, the time left, or the time so far.
std::string counted(const Snapshot& now);

/// A length of time in words, for speech and text: `5 minutes`, `1 minute 30 seconds`, `45 seconds`.
std::string time_in_words(Millis time);

/// The time of a phase in words: `4:32 to go`, `2:00 so far`.
std::string phase_time(const Snapshot& now);

/// The time until the phase ends by itself, at its target or at our limit; absent when it does not.
/// The time until the session ends if no key is pressed. Absent in a pause, and if a phase to come has neither a length
/// nor a limit.
std::optional<Millis> session_ends_in(const Plan& plan, const Snapshot& now);

std::optional<Millis> ends_in(const Snapshot& now);

/// The change that comes in the next seconds: `right breast in 4 s`. Empty before that, and in a pause.
std::string change_words(const Plan& plan, const Snapshot& now);

/// The length of a phase and its source: `5:00 to 7:00 (published)`, `1:00 (our own length)`, `no set time; …`.
std::string length_words(const Phase& phase);

/// What comes next, for an announcement: `right breast`, `massage on both breasts`, `the end`.
std::string next_words(const Plan& plan, std::size_t phase, Side side);

/// The announcement made kLeadIn before a change: `In 5 seconds: right breast.`
std::string soon_words(const Event& event, const Plan& plan);

/// A heading for a phase: `LEFT breast: round 1, 5:00 to 7:00 (published).`
std::string heading(const Phase& phase, Side side);

}  // namespace dropwise
