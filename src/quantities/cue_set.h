#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dropwise {

/// The cues for a change.
struct CueSet {
  bool bell = false;   ///< The terminal's bell: once for left, twice for right, three times at the end.
  bool flash = false;  ///< The screen inverted for a moment, as many times.
  bool title = false;  ///< The window title.
  bool say = false;    ///< Spoken prompts and changes.
  bool exec = false;   ///< A user's command for every event.
  bool tick = false;   ///< A soft sound for every step of the rhythm.

  bool operator==(const CueSet&) const = default;
};

/// Parses names separated by commas, or `none`. Throws ValueError for an unknown name.
CueSet parse_cues(std::string_view text);

/// All names, in the order of the struct.
std::vector<std::string> cue_names();

}  // namespace dropwise
