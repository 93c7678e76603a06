#pragma once

#include <string>
#include <vector>

#include "protocols/protocol.h"
#include "reports/report.h"

namespace dropwise {

/// The phases of a plan with their times and sources; `reasons` are shown below.
Report timeline(const Protocol& protocol, const Plan& plan, const std::vector<std::string>& reasons);

}  // namespace dropwise
