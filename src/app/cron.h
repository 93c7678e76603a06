#pragma once

#include <filesystem>
#include <string>

#include "app/context.h"
#include "app/errors/user_error.h"
#include "reminders/crontab.h"

namespace dropwise {

/// The user's crontab, byte for byte; empty if there is none. Throws UserError when it cannot be read.
std::string read_crontab(Context& context);

/// Replaces the crontab; an empty text removes it. Throws UserError with the message of crontab(1) if that refuses.
void write_crontab(Context& context, const std::string& text);

/// The call of `remind` for cron or systemd: this program, this log, and the settings that they would not know.
Call remind_call(Context& context, bool notify, int minutes);

/// The log that a call of `remind` names; empty if it names none.
std::string called_log(const Call& call);

/// Whether a call of `remind` uses this log.
bool calls_log(const Call& call, const std::filesystem::path& log);

/// Whether cron can send mail.
bool can_mail(const Context& context);

/// What to say when it cannot.
UserError no_mail();

}  // namespace dropwise
