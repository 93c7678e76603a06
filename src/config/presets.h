#pragma once

#include <span>
#include <string>
#include <vector>

#include <toml++/toml.h>

namespace dropwise {

/// Suggested reminder rules for a situation.
struct Preset {
  std::string id = {}, name = {}, note = {};
  std::vector<std::string> sources = {};  ///< The source of each figure, or that it is ours.
  toml::table rules = {};                 ///< The keys of [remind].
};

/// The presets in data/presets.toml.
const std::vector<Preset>& presets();

/// Null when no preset has this id.
const Preset* find_preset(const std::string& id);

}  // namespace dropwise
