#include "base/format.h"

#include <fmt/format.h>

namespace dropwise {

std::string vformatted(std::string_view text, fmt::format_args arguments) {
  return fmt::vformat(fmt::string_view(text.data(), text.size()), arguments);
}

}  // namespace dropwise
