#pragma once

#include <string>

#include "app/context.h"
#include "reminders/crontab.h"

namespace dropwise {

/// The user's crontab, byte by byte; empty when there is none. Throws UserError when it cannot be read.
std::string read_crontab(Context& context);

/// Puts another in its place; an empty one takes it away. Throws UserError with what crontab(1) says when it refuses.
void write_crontab(Context& context, const std::string& text);

/// The call of `remind` by cron or systemd: this program, this log, and what both would not know.
Call remind_call(Context& context, bool notify, int minutes);

}  // namespace dropwise
