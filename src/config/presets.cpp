#include "config/presets.h"

#include <algorithm>

#include "data/data_files.h"

namespace dropwise {
namespace {

std::vector<Preset> read() {
  std::vector<Preset> found;
  const toml::table file = toml::parse(data_file("presets.toml"));
  for (const toml::node& node : *file["preset"].as_array()) {
    const toml::table& table = *node.as_table();
    Preset preset{table["id"].value_or(std::string()), table["name"].value_or(std::string()),
                  table["note"].value_or(std::string())};
    for (const toml::node& source : *table["sources"].as_array())
      preset.sources.push_back(*source.value<std::string>());
    preset.rules = *table["rules"].as_table();
    found.push_back(std::move(preset));
  }
  return found;
}

}  // namespace

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all = read();
  return all;
}

const Preset* find_preset(const std::string& id) {
  const auto found = std::ranges::find(presets(), id, &Preset::id);
  return found == presets().end() ? nullptr : &*found;
}

}  // namespace dropwise
