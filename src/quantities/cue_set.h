#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// By what a change is to be noticed.
struct CueSet {
  bool bell = false;   ///< The terminal's bell: once for left, twice for right, three times at the end.
  bool flash = false;  ///< The screen reversed for a moment, as often.
  bool title = false;  ///< The title of the window.
  bool say = false;    ///< Spoken prompts and changes.
  bool exec = false;   ///< A command of one's own for every event.
  bool tick = false;   ///< A soft sound for every step of the rhythm.

  bool operator==(const CueSet&) const = default;
};

/// Reads names separated by commas, or `none`. Throws UserError for a name that is not known.
CueSet parse_cues(std::string_view text);

/// All names, in the order of the struct.
std::vector<std::string> cue_names();

}  // namespace dropwise
