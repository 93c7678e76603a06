#pragma once

#include <string>
#include <vector>

namespace dropwise {

/// Where somebody stands, and what we suggest for it; from data/situations.toml.
struct Situation {
  std::string id, name;
  std::string protocol, mode;  ///< Empty mode: the protocol's own, or the answer to its question.
  std::string why, basis;
  std::string preset;                  ///< Rules for reminders to begin with; empty: none.
  std::vector<std::string> also = {};  ///< More to say, each with its source.
};

/// In the order of their keys, which count from 1.
const std::vector<Situation>& situations();

/// Null when there is none of this name.
const Situation* find_situation(const std::string& id);

}  // namespace dropwise
