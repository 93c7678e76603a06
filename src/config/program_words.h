#pragma once

#include <string>
#include <vector>

#include "toml/toml_reader.h"

namespace dropwise {

/// Complains of a program and its arguments in one word, which no shell takes apart.
void check_program_words(TomlReader& table, const std::string& key, const std::vector<std::string>& words);

}  // namespace dropwise
