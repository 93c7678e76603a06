#pragma once

#include "config/presets.h"
#include "config/settings.h"
#include "toml/toml_reader.h"

namespace dropwise {

/// The rules of a preset only.
Rules rules_of(const Preset& preset);

/// Loads the table [remind]: a preset, and changes to it. Reports each error at its key.
void load_rules(TomlReader& table, Settings& settings);

}  // namespace dropwise
