#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "toml/toml_error.h"

namespace dropwise {

/// Something in a text that toml++ 3.3 must not see, and the error to report instead.
struct TomlTrap {
  std::size_t at = 0;  ///< The byte.
  TomlError error;
};

/// Finds the first character outside of ASCII where toml++ cannot handle it, or a key or nested value that is so deep
/// that toml++ would use up the stack.
std::optional<TomlTrap> find_trap(std::string_view text);

}  // namespace dropwise
