#pragma once

#include <string>
#include <vector>

#include "live/views/glyphs.h"
#include "live/views/view.h"

namespace dropwise {

/// The sizes of the word and the time in the frame.
struct Sizes {
  Scale word, time;
  bool spelled = false;  ///< The word is plain text on one row.
};

/// A text in large letters, as rows of the frame.
std::vector<std::string> large(const ViewState& state, const std::string& text, Scale scale, Role role);

/// The widest time of this length, by which its size and place are chosen, so that they do not change with its figures.
std::string widest_time(const Snapshot& now);

/// The colour of the word.
Role word_role(const Snapshot& now);

/// The word for what she does now, in large letters if possible, at the side of its breast. The number of rows is the
/// same either way.
std::vector<std::string> word_rows(const ViewState& state, const Sizes& sizes);

/// The time in large figures, with the clock face for the thumb next to it if it is shown and fits.
std::vector<std::string> time_rows(const ViewState& state, const Sizes& sizes);

/// Whether the clock face is shown and fits.
bool has_face(const ViewState& state, const Sizes& sizes);

}  // namespace dropwise
