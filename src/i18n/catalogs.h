#pragma once

#include <string_view>

namespace dropwise {

/// data/languages/`code`.po as msgfmt compiles it, byte by byte.
std::string_view catalog(std::string_view code);

}  // namespace dropwise
