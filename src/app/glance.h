#pragma once

#include "app/overview.h"
#include "reports/report.h"

namespace dropwise {

/// When the next session is, with which breast it begins, and what was last. The overview must have a record.
std::vector<std::pair<std::string, Cell>> glance_facts(Context& context, const Store& store, const Overview& overview);

/// A page to glance at while no session runs: what is next and with which breast, what was last, today, and the 14 days
/// before as rows of blocks. The overview must have a record.
Report glance(Context& context, const Store& store, const Overview& overview);

}  // namespace dropwise
