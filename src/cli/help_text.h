#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cli/command.h"

namespace dropwise {

/// What can be said with every command.
std::span<const Parameter> common_parameters();

/// All commands by what they are for, on a screen of 24 rows and 80 columns.
std::string overview();

/// How a command is called, its examples, and what it takes; no line longer than `width`.
std::string help_text(const Command& command, std::size_t width);

/// Where more of it stands, as a paragraph.
std::string page_text(const Command& command);

}  // namespace dropwise
