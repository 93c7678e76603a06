#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/report.h"

namespace dropwise {

/// An output format of `report`.
struct ReportFormat {
  std::string_view name;  ///< For --format.

  /// Returns the pages, one after the other; `columns` is the width of the terminal, 0 without one.
  std::string (*write)(const std::vector<Report>& pages, const std::string& title, std::size_t columns);
};

/// All formats; the first is the default.
std::span<const ReportFormat> report_formats();

}  // namespace dropwise
