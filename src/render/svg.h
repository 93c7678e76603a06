#pragma once

#include <string>

#include "reports/report.h"

namespace dropwise {

/// A picture for a page, with its words beside it for those who do not see it. Black on white: parts differ by pattern,
/// never by colour alone. `id` tells the pictures of a page apart.
std::string to_svg(const Chart& chart, const std::string& id);
std::string to_svg(const Grid& grid, const std::string& id);

}  // namespace dropwise
