#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/report.h"

namespace dropwise {

/// Text as HTML shows it: nothing of it is taken for a tag, and nothing in it turns what follows around.
std::string escape_html(std::string_view text);

/// Pages as one file that needs nothing else: no script, no network, no colour.
std::string to_html(const std::vector<Report>& pages, const std::string& title);

}  // namespace dropwise
