#pragma once

#include <functional>
#include <istream>
#include <span>

#include "base/choice.h"
#include "exchange/import_format.h"

namespace dropwise {

/// How to import a file, and what to do with its contents.
struct ImportCallbacks {
  std::string from = {};  ///< A name from import_format_names(); empty: detected from the start of the file.
  ImportOptions options = {};
  std::function<void(ImportedSession incoming, std::size_t line)> on_session = {};
  std::function<void(const FieldError& fault, std::size_t line)> on_error = {};  ///< May throw to stop the import.
};

/// What import_file() found besides the sessions.
struct ImportStats {
  std::string_view title;   ///< The kind of file.
  std::size_t skipped = 0;  ///< Rows about something other than expressing.
  std::size_t refused = 0;  ///< Invalid rows.
};

/// Imports a file row by row, with only one row in memory at a time. The stream must be able to go back to its start.
/// Throws ImportError when the format is not known, when the file needs a zone or unit and `options` has none, or when
/// it has more than 10,000 invalid lines.
ImportStats import_file(std::istream& in, const ImportCallbacks& callbacks);

/// The values of --from.
const std::vector<Choice<std::string_view>>& import_format_names();

}  // namespace dropwise
