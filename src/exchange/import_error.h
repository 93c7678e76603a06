#pragma once

#include <cstddef>
#include <string>

#include "base/error.h"

namespace dropwise {

/// Why a file cannot be imported. `detail` is that of the ImportError.
enum class ImportFault {
  empty,
  json_over_lines,  ///< JSON that is broken over several lines.
  json_list,
  zip,
  spreadsheet,      ///< A file of a spreadsheet program, such as .xlsx, .ods or .xls.
  utf16,            ///< Text, but in UTF-16.
  log,              ///< A log of Dropwise, or a backup of one.
  database,         ///< Another SQLite file.
  unknown_columns,  ///< No known format has columns such as these; `detail` lists them.
  further_columns,  ///< The format does not have these columns; `detail` lists them.
  repeated_column,  ///< The column `detail` comes twice.
  cells_beside,     ///< `line` has a cell with a value in a column without a name.
  other_subject,    ///< Another export of a known program; `detail` is what it is about.
  other_format,     ///< Not the format asked for; `detail` is the title of the one it has.
  needs_zone,       ///< `detail` is the title of the format.
  needs_unit,       ///< The same.
  has_units,        ///< The same: the file has units, and --unit would contradict them.
  too_many_faults,  ///< `line` is where the import stopped.
  quotes,           ///< The quotes in `line` are not those of CSV.
  line_too_long,    ///< `line` has more than `detail` megabytes.
};

/// A file that cannot be imported. It has no words for users; `app` finds them.
class ImportError : public Error {
 public:
  explicit ImportError(ImportFault fault, std::string detail = {}, std::size_t line = 0)
      : Error("import fault: " + detail), fault_(fault), detail_(std::move(detail)), line_(line) {}

  ImportFault fault() const { return fault_; }
  const std::string& detail() const { return detail_; }
  std::size_t line() const { return line_; }

 private:
  ImportFault fault_;
  std::string detail_;
  std::size_t line_;
};

}  // namespace dropwise
