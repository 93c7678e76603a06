#pragma once

#include <string_view>
#include <vector>

#include "dropwise/plan.h"
#include "protocols/sentence.h"
#include "quantities/tips.h"

namespace dropwise {

/// How prompts are paced. These figures are our own, not from a source; see dropwise-timing(7).
inline constexpr int kWordsAMinute = 100;
inline constexpr Millis kHeadingTime = std::chrono::seconds{4};  ///< To hear the name of a phase.
inline constexpr Millis kChangeTime = std::chrono::seconds{8};   ///< To hear how to move on.

/// The maximum number of words in a technique, so that it can be spoken within 12 s.
inline constexpr std::size_t kMostTechniqueWords = 20;

/// The time between reminders; 0: no reminders.
Millis reminder_gap(Tips tips);

std::size_t count_words(std::string_view text);

/// The time it takes to hear a text, in whole seconds.
Millis hearing_time(std::string_view text);

/// A sentence with its time in the phase, and whether it can be heard before the end of the phase is announced.
struct PacedSentence {
  const Sentence* sentence;
  Millis at;
  bool fits;
};

/// Schedules sentences one after the other, each with time to hear it and do what it says. The first comes when the
/// phase begins, or after its technique has been heard and tried. `end` is when the phase ends by itself; absent: it
/// does not.
std::vector<PacedSentence> pace(const std::vector<const Sentence*>& sentences, PhaseKind kind,
                                std::string_view technique, std::optional<Millis> end);

}  // namespace dropwise
