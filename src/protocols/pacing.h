#pragma once

#include <string_view>
#include <vector>

#include "dropwise/plan.h"
#include "protocols/sentence.h"
#include "quantities/tips.h"

namespace dropwise {

/// How prompts are paced. None of these figures is in a source; dropwise-timing(7) explains them as our own.
inline constexpr int kWordsAMinute = 100;
inline constexpr Millis kHeadingTime = std::chrono::seconds{4};  ///< To hear the name of a phase.
inline constexpr Millis kChangeTime = std::chrono::seconds{8};   ///< To hear how to move on.

/// The most words of a technique, so that it is heard within 12 s.
inline constexpr std::size_t kMostTechniqueWords = 20;

/// From one reminder to the next; 0 for none.
Millis reminder_gap(Tips tips);

std::size_t count_words(std::string_view text);

/// The time that it takes to hear a text, in whole seconds.
Millis hearing_time(std::string_view text);

/// Where a sentence comes in its phase, and whether it can be heard before the end of the phase is announced.
struct PacedSentence {
  const Sentence* sentence;
  Millis at;
  bool fits;
};

/// Puts sentences one after the other, each with the time to hear it and to do what it says. The first comes when the
/// phase begins, or once its technique has been heard and tried.
/// `end` is where the phase ends by itself; absent: it does not.
std::vector<PacedSentence> pace(const std::vector<const Sentence*>& sentences, PhaseKind kind,
                                std::string_view technique, std::optional<Millis> end);

}  // namespace dropwise
