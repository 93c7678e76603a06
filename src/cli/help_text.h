#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cli/command.h"

namespace dropwise {

/// The options common to all commands.
std::span<const Parameter> common_parameters();

/// All commands by group; fits a screen of 24 rows and 80 columns.
std::string overview();

/// The usage, examples, options and arguments of a command; no line is longer than `width`.
std::string help_text(const Command& command, std::size_t width);

/// A paragraph that says which manual page has more.
std::string page_text(const Command& command);

}  // namespace dropwise
