#pragma once

#include <vector>

#include "reports/report.h"
#include "store/session_record.h"

namespace dropwise {

/// Sessions, a row each, in the order given.
Report history(const std::vector<SessionRecord>& records);

}  // namespace dropwise
