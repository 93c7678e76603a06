#pragma once

#include <string>

#include "dropwise/time.h"
#include "quantities/volume.h"

namespace dropwise {

// Values in words of the current language.

/// The volume in the unit it was typed in: `12.5 ml`, `3 drops`, `trace`.
std::string shown_text(const Volume& volume);

/// An approximate length in words: `20 min`, `3 h 5 min`, `2 days`.
std::string length_text(Millis length);

/// Approximately how long ago, in words: `just now`, `20 min ago`, `3 h 5 min ago`, `2 days ago`.
std::string ago_text(Millis length);

}  // namespace dropwise
