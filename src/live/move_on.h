#pragma once

#include <string>

#include "live/views/view.h"

namespace dropwise {

/// How to move on from this phase, and when the session does so by itself: "Press the space bar to change to the right
/// breast; otherwise I'll tell you to change after 15 minutes here." Where nobody can press keys: "Carry on until I
/// tell you to change to the right breast, after 15 minutes here." Empty when there is nothing to say: in a pause, and
/// after the end.
std::string how_to_move_on(const ViewState& state);

/// The text of a prompt. Where it says that it is time to move on, how to do so comes behind it; where nobody can press
/// keys, it comes in its place, since she could not tell the session; but what a mark asks is said all the same.
std::string prompt_words(const Event& event, const ViewState& state);

/// A text with the technique of the phase behind it, since that may have been forgotten.
std::string with_technique(const std::string& text, const ViewState& state);

/// How to carry on after a pause, or finish instead.
std::string how_to_resume(const ViewState& state);

/// That the minimum is reached, and how to move on.
std::string minimum_words(const Event& event, const ViewState& state);

}  // namespace dropwise
