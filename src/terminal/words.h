#pragma once

#include <string>

#include "dropwise/session.h"

namespace dropwise {

/// `LEFT breast`, `RIGHT breast`, `both breasts`; empty where there is none.
std::string side_words(Side side);

/// `LEFT`, `RIGHT`, `BOTH`; `READY` where there is none.
std::string side_title(Side side);

/// A time that runs out, for a display: a second that has begun is still to come.
std::string countdown(Millis left);

/// How long a phase is and who says so: `5:00 to 7:00, published`, `1:00, our own length`, `no set time; …`.
std::string length_words(const Phase& phase);

/// What follows, for an announcement: `right breast`, `massage on both breasts`, `the end`.
std::string next_words(const Plan& plan, std::size_t phase, Side side);

/// A heading for a phase: `LEFT breast: round 1, 5:00 to 7:00, published.`
std::string heading(const Phase& phase, Side side);

}  // namespace dropwise
