#pragma once

#include <vector>

#include "reports/report.h"
#include "store/record.h"

namespace dropwise {

/// Sessions, a row each, in the order given.
Report history(const std::vector<Record>& records);

}  // namespace dropwise
