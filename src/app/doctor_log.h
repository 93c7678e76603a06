#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "app/doctor_check.h"

namespace dropwise {

/// Checks the log: integrity, sessions, file permissions, rescue files.
std::vector<Finding> examine_log(Context& context);

/// Repairs what can be repaired without loss, after making a copy of the log: permissions, and sessions in rescue
/// files. Returns what was done.
std::vector<Finding> mend_log(Context& context);

}  // namespace dropwise
