#pragma once

#include "exchange/import_error.h"
#include "exchange/import_format.h"

namespace dropwise {

/// What the field may hold: `Expected a whole number from 0 to 10.`
std::string expected_text(const FieldError& error);

/// What is wrong with a line: `line 3, pain: invalid value `11``. No period.
std::string field_error_text(const FieldError& error, std::size_t line);

/// A sentence about a session that was imported with a guess; empty if there is nothing to report.
std::string remark_text(const ImportedSession& session, std::size_t line);

/// Why a file cannot be imported, and what to do.
UserError import_message(const ImportError& error);

}  // namespace dropwise
