#pragma once

#include <string>

#include "app/context.h"
#include "system/process.h"

namespace dropwise {

/// Shows a message on the desktop, through the configured program or notify-send. Returns an error as one or two
/// sentences; empty if it was shown.
std::string notify(Context& context, const std::string& message);

/// What went wrong when a program ran for at most `limit`, as one or two sentences; empty if nothing did.
std::string program_trouble(const std::string& name, const ProcessResult& result, std::chrono::seconds limit);

/// That a program was not found, or why it cannot be run.
std::string missing_program_text(const std::string& name);

/// The reason why notify() would fail, without calling it; empty if it can work.
std::string notify_trouble(Context& context);

}  // namespace dropwise
