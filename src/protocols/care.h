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
  std::string one_line, disclaimer, pain, hospital;
  std::vector<WarningSign> signs;
};

Care read_care();

}  // namespace dropwise
