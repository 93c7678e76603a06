#pragma once

#include <optional>
#include <string_view>

namespace dropwise {

/// Parses a decimal number such as `12`, `-0.5` or `.5`: digits, at most one point, and an optional leading minus.
/// Absent for any other text, including `1e3`, `inf` and `+1`.
std::optional<double> parse_number(std::string_view text);

}  // namespace dropwise
