#pragma once

#include <vector>

#include "reports/report.h"
#include "store/session_record.h"

namespace dropwise {

/// Sessions, one row each, in the given order.
Report history(const std::vector<SessionRecord>& records);

}  // namespace dropwise
