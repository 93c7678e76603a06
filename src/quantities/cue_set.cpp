#include "quantities/cue_set.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/suggest.h"
#include "quantities/value_error.h"

namespace dropwise {
namespace {

constexpr std::array<std::pair<const char*, bool CueSet::*>, 6> kCues = {{{"bell", &CueSet::bell},
                                                                          {"flash", &CueSet::flash},
                                                                          {"title", &CueSet::title},
                                                                          {"say", &CueSet::say},
                                                                          {"exec", &CueSet::exec},
                                                                          {"tick", &CueSet::tick}}};

}  // namespace

std::vector<std::string> cue_names() {
  std::vector<std::string> names;
  for (const auto& [name, member] : kCues) names.emplace_back(name);
  return names;
}

CueSet parse_cues(std::string_view text) {
  CueSet cues;
  if (text == "none") return cues;
  for (;;) {
    const std::string name(text.substr(0, text.find(',')));
    if (name == "none") throw ValueError(ValueFault::none_with_cues);
    const auto found = std::find_if(kCues.begin(), kCues.end(), [&](const auto& cue) { return cue.first == name; });
    if (found == kCues.end()) {
      throw ValueError(ValueFault::unknown_cue, {name, join(cue_names(), ", ")},
                       closest(name, cue_names()).value_or(std::string()));
    }
    cues.*(found->second) = true;
    if (name.size() == text.size()) return cues;
    text.remove_prefix(name.size() + 1);
  }
}

}  // namespace dropwise
