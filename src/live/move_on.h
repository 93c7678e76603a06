#pragma once

#include <string>

#include "live/views/view.h"

namespace dropwise {

/// How to move on from this phase, and when the session does so by itself: "Press the space bar to change to the right
/// breast; otherwise I'll tell you to change after 15 minutes here." If nobody can press keys: "Carry on until I
/// tell you to change to the right breast, after 15 minutes here." Empty in a pause, after the end, and in an open
/// phase if nobody can press keys.
std::string how_to_move_on(const ViewState& state);

/// The text of a prompt. If it says that it is time to move on, how to do so follows. If nobody can press keys, that
/// replaces the text, since she could not tell the session; but the text of a mark is always kept.
std::string prompt_words(const Event& event, const ViewState& state);

/// The text followed by the technique of the phase, as a reminder.
std::string with_technique(const std::string& text, const ViewState& state);

/// How to resume after a pause, or finish instead.
std::string how_to_resume(const ViewState& state);

/// Says that the minimum is reached, and how to move on.
std::string minimum_words(const Event& event, const ViewState& state);

}  // namespace dropwise
