#pragma once

#include <string>
#include <vector>

#include "live/views/glyphs.h"
#include "live/views/view.h"

namespace dropwise {

/// How the word and the time are drawn, the largest first. A word without rows is plain text.
struct Sizes {
  Scale word, time;
  bool spelled = false;  ///< The word stands as text of one row.
};

/// A text in large letters, as rows of the frame.
std::vector<std::string> large(const ViewState& state, const std::string& text, Scale scale, Role role);

/// The time in large figures, and the place for the thumb beside it where one is shown and has room.
std::vector<std::string> time_rows(const ViewState& state, const Sizes& sizes);

/// Whether it has.
bool has_face(const ViewState& state, const Sizes& sizes);

}  // namespace dropwise
