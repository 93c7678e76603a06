#pragma once

#include <string_view>

namespace dropwise {

/// data/languages/`code`.po as compiled by msgfmt, byte for byte.
std::string_view catalog(std::string_view code);

}  // namespace dropwise
