#pragma once

#include <vector>

#include "app/context.h"
#include "app/doctor_check.h"

namespace dropwise {

/// Looks for the programs of the settings say, exec, tick and remind.notify. With `try_them` it runs each: they speak,
/// sound, or show a message. Those that are not set are left out.
std::vector<Finding> find_programs(Context& context, bool try_them);

/// Whether cron can send the reminders by mail. `wanted`: nothing else shows them.
Finding find_mail(const Context& context, bool wanted);

}  // namespace dropwise
