#include "base/format.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace dropwise {

std::string vformatted(std::string_view text, fmt::format_args arguments) {
  return fmt::vformat(fmt::string_view(text.data(), text.size()), arguments);
}

std::string with_values(std::string_view text, std::span<const std::string> values) {
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const std::string& value : values) arguments.push_back(std::string_view(value));
  return vformatted(text, arguments);
}

}  // namespace dropwise
