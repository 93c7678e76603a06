#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/report.h"

namespace dropwise {

/// A format in which `report` is written.
struct ReportFormat {
  std::string_view name;  ///< For --format.

  /// The pages, one after the other; `columns` is the width of the terminal, 0 where there is none.
  std::string (*write)(const std::vector<Report>& pages, const std::string& title, std::size_t columns);
};

/// All of them; the first is the default.
std::span<const ReportFormat> report_formats();

}  // namespace dropwise
