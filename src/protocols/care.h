#pragma once

#include <string>
#include <vector>

namespace dropwise {

/// A sign that asks for people, and for whom.
struct WarningSign {
  std::string who, what, basis;
};

/// What is said beside every protocol; from data/care.toml, in our own words.
struct Care {
  std::string one_line, disclaimer, hospital;
  std::vector<std::string> pain = {};  ///< What helps where it hurts, each one step further than the one before.
  std::string inflammation;            ///< What makes an inflamed breast worse.
  std::vector<WarningSign> signs = {};
};

Care read_care();

}  // namespace dropwise
