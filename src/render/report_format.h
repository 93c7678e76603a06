#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/text.h"
#include "reports/report.h"

namespace dropwise {

/// An output format of `report`.
struct ReportFormat {
  std::string_view name;    ///< For --format.
  bool is_printed = false;  ///< A browser makes a PDF of what is written.

  /// Returns the pages, one after the other. `look` is for text.
  std::string (*write)(const std::vector<Report>& pages, const std::string& title, const Look& look);
};

/// All formats; the first is the default.
std::span<const ReportFormat> report_formats();

}  // namespace dropwise
