#pragma once

#include <functional>
#include <istream>
#include <span>

#include "base/choice.h"
#include "exchange/import_format.h"

namespace dropwise {

/// How a file is read, and what is done with what stands in it.
struct ImportCallbacks {
  std::string from = {};  ///< A name of import_format_names(); empty: told by the beginning of the file.
  ImportOptions options = {};
  std::function<void(ImportedSession incoming, std::size_t line)> on_session = {};
  std::function<void(const FieldError& fault, std::size_t line)> on_error = {};  ///< May throw, and so end the reading.
};

/// What import_file() came upon beside the sessions.
struct ImportStats {
  std::string_view title;   ///< What kind of file it was.
  std::size_t skipped = 0;  ///< Rows of something else than expressing.
  std::size_t refused = 0;  ///< Rows that cannot be taken.
};

/// Reads a file line by line, and never holds more than a row of it. Throws UserError when it is none of those that can
/// be read, does not say what only the person knows (zone and unit), or holds more than 10,000 lines that cannot be
/// taken.
ImportStats import_file(std::istream& in, const ImportCallbacks& callbacks);

/// What --from may say.
const std::vector<Choice<std::string_view>>& import_format_names();

}  // namespace dropwise
