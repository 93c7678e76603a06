#include "base/number.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace dropwise {

std::optional<double> parse_number(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.find_first_not_of("0123456789.") != std::string_view::npos) return {};
  if (std::ranges::count(digits, '.') > 1 || digits.find_first_of("0123456789") == std::string_view::npos) return {};
  return std::strtod(std::string(text).c_str(), nullptr);  // LC_NUMERIC is always "C": a decimal point
}

}  // namespace dropwise
