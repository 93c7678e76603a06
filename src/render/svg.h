#pragma once

#include <string>

#include "reports/report.h"

namespace dropwise {

/// A picture for a page, with a text description for people who cannot see it. Parts differ by pattern, never by color
/// alone. `id` must be unique on the page.
std::string to_svg(const Chart& chart, const std::string& id);
std::string to_svg(const DayLines& lines, const std::string& id);

}  // namespace dropwise
