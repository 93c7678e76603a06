#pragma once

#include <optional>
#include <string_view>

namespace dropwise {

/// Reads a decimal number such as `12`, `-0.5` or `.5`: digits, one point, a minus before them. Absent for any other
/// text, also for `1e3`, `inf` and `+1`.
std::optional<double> parse_number(std::string_view text);

}  // namespace dropwise
