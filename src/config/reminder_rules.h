#pragma once

#include "config/presets.h"
#include "config/settings.h"
#include "toml/toml_reader.h"

namespace dropwise {

/// The rules of a preset alone.
Rules rules_of(const Preset& preset);

/// Reads the table [remind]: a preset, and what is said beside it. Complains of every fault at its key.
void load_rules(TomlReader& table, Settings& settings);

}  // namespace dropwise
