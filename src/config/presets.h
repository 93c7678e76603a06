#pragma once

#include <span>
#include <string>
#include <vector>

#include <toml++/toml.h>

namespace dropwise {

/// Rules for reminders to begin with, by situation.
struct Preset {
  std::string id = {}, name = {}, note = {};
  std::vector<std::string> sources = {};  ///< Where each figure comes from, or that it is ours.
  toml::table rules = {};                 ///< The keys of [remind].
};

/// Those of data/presets.toml.
const std::vector<Preset>& presets();

/// Absent when there is none of this name.
const Preset* find_preset(const std::string& id);

}  // namespace dropwise
