#pragma once

#include <string>
#include <vector>

#include "toml/diagnostic.h"
#include "toml/toml_error.h"

namespace dropwise {

/// What is wrong in a TOML file, whatever the file is for.
UserError toml_message(const TomlError& error);

/// What is wrong and what to do, in one line: `max is missing. …`. No period at the end unless there is a hint.
std::string message_line(const Error& error);

/// `FILE:LINE:COLUMN: what is wrong`, one line each.
std::string diagnostics_text(const std::vector<Diagnostic>& problems, const std::string& file);

/// All problems of a file, and what to do.
UserError diagnostics_message(const DiagnosticsError& error);

}  // namespace dropwise
