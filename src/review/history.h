#pragma once

#include <vector>

#include "records/record.h"
#include "review/report.h"

namespace dropwise {

/// Sessions, a row each, in the order given.
Report history(const std::vector<Record>& records);

}  // namespace dropwise
