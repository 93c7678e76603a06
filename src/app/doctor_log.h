#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "app/doctor_check.h"

namespace dropwise {

/// What is to be said of the log: whether it is whole, of its sessions, of the rights of its files, of what was
/// rescued.
std::vector<Finding> examine_log(Context& context);

/// Mends what can be mended without a loss, after a copy of the log: rights, and sessions that wait in rescue files.
/// Says what was done.
std::vector<Finding> mend_log(Context& context);

}  // namespace dropwise
