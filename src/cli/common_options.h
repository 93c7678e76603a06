#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/context.h"

namespace dropwise {

/// Throws UserError if the value of --color is not one of its words.
void check_options(const Context& context);

/// Throws UserError if this language is not available; an empty text is fine.
void check_language(const std::string& asked);

/// The value of an option, read before the arguments are parsed. Empty if the option is not there.
std::string value_of(std::string_view option, std::span<const char* const> words);

}  // namespace dropwise
