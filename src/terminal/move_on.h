#pragma once

#include <string>

#include "terminal/view.h"

namespace dropwise {

/// How to move on from this phase, and when the session does so by itself: "Press the space bar to change to the right
/// breast; otherwise I'll tell you to change at 15 minutes." Where nobody can press keys it names none. Empty when
/// there is nothing to say: in a pause, and after the end.
std::string how_to_move_on(const Scene& scene);

/// The text of a prompt, with that behind it where the prompt says that it is time to move on.
std::string prompt_words(const Event& event, const Scene& scene);

/// That the minimum is reached, and how long the phase goes on: "That's 5 minutes. Press the space bar to move on, or
/// keep going, up to 10 minutes in all."
std::string minimum_words(const Event& event, const Scene& scene);

}  // namespace dropwise
