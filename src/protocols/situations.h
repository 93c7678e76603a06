#pragma once

#include <string>
#include <vector>

namespace dropwise {

/// A person's situation, and what we suggest for it; from data/situations.toml.
struct Situation {
  std::string id, name;
  std::string protocol, mode;  ///< Empty mode: the protocol's default, or the answer to its question.
  std::string why, basis;
  std::string preset;                  ///< Suggested reminder rules; empty: none.
  std::vector<std::string> also = {};  ///< More advice, each with its source.
};

/// In the order of their keys, which start at 1.
const std::vector<Situation>& situations();

/// Null when no situation has this id.
const Situation* find_situation(const std::string& id);

}  // namespace dropwise
