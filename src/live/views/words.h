#pragma once

#include <optional>
#include <string>

#include "dropwise/session.h"

namespace dropwise {

/// `LEFT breast`, `RIGHT breast`, `both breasts`; empty where there is none.
std::string side_words(Side side);

/// `LEFT`, `RIGHT`, `BOTH`; `READY` where there is none.
std::string side_title(Side side);

/// A time that runs out, for a display: a second that has begun is still to come.
std::string countdown(Millis left);

/// What a display counts: the pause, the time that is left, or the time so far.
std::string counted(const Snapshot& now);

/// A length of time in words, to be heard as well as read: `5 minutes`, `1 minute 30 seconds`, `45 seconds`.
std::string time_in_words(Millis time);

/// The time of a phase in words: `4:32 to go`, `2:00 so far`.
std::string phase_time(const Snapshot& now);

/// Until the phase ends by itself, at its target or at our limit; absent when it does not.
std::optional<Millis> ends_in(const Snapshot& now);

/// The announcement of a change in its last seconds: `right breast in 4 s`. Empty before, and in a pause.
std::string change_words(const Plan& plan, const Snapshot& now);

/// How long a phase is and who says so: `5:00 to 7:00 (published)`, `1:00 (our own length)`, `no set time; …`.
std::string length_words(const Phase& phase);

/// What follows, for an announcement: `right breast`, `massage on both breasts`, `the end`.
std::string next_words(const Plan& plan, std::size_t phase, Side side);

/// The announcement of a change when it is made, kLeadIn before: `In 5 seconds: right breast.`
std::string soon_words(const Event& event, const Plan& plan);

/// A heading for a phase: `LEFT breast: round 1, 5:00 to 7:00 (published).`
std::string heading(const Phase& phase, Side side);

}  // namespace dropwise
