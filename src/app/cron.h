#pragma once

#include <string>

#include "app/context.h"
#include "reminders/crontab.h"

namespace dropwise {

/// The user's crontab, byte for byte; empty if there is none. Throws UserError when it cannot be read.
std::string read_crontab(Context& context);

/// Replaces the crontab; an empty text removes it. Throws UserError with the message of crontab(1) if that refuses.
void write_crontab(Context& context, const std::string& text);

/// The call of `remind` for cron or systemd: this program, this log, and the settings that they would not know.
Call remind_call(Context& context, bool notify, int minutes);

}  // namespace dropwise
