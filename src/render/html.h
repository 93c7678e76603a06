#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/report.h"

namespace dropwise {

/// Escapes a text for HTML: no part of it is read as a tag, and nothing in it reorders the text that follows.
std::string escape_html(std::string_view text);

/// Pages as a single self-contained file for screen and paper: no scripts, no network.
std::string to_html(const std::vector<Report>& pages, const std::string& title);

/// Whether a text was made by to_html().
bool is_our_html(std::string_view text);

}  // namespace dropwise
