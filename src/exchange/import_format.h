#pragma once

#include <span>
#include <string>
#include <vector>

#include "quantities/timezone.h"
#include "store/json/line.h"

namespace dropwise {

/// A session that comes in.
struct ImportedSession {
  SessionRecord record = {};
  bool whole = false;       ///< The source knows its plan and events.
  std::string remark = {};  ///< What is to be told of it, such as a sum that is none.
};

/// What the person says of a file that does not say it itself.
struct ImportOptions {
  std::optional<Zone> zone = {};
  std::optional<Unit> unit = {};
  Units units = {};  ///< Which ounce is meant.
};

/// One row of a CSV file, its cells by the names of their columns.
class Row {
 public:
  Row(const std::vector<std::string>& names, std::vector<std::string> cells)
      : names_(names), cells_(std::move(cells)) {}

  /// The cell; empty when there is no such column.
  const std::string& cell(std::string_view column) const;

  /// The cell as a note may be: with plain line breaks. Throws FieldError when it holds what a note may not.
  std::string note(std::string_view column) const;

  /// A decimal number of this unit; absent when empty. Throws FieldError.
  std::optional<Volume> amount(std::string_view column, Unit unit) const;

  [[noreturn]] void refuse(std::string_view column, const std::string& allowed) const;

 private:
  const std::vector<std::string>& names_;
  std::vector<std::string> cells_;
};

/// A decimal number of this unit, from 0 to 5 litres. Absent when it is none.
std::optional<Volume> parse_decimal(std::string_view text, Unit unit);

/// A kind of CSV file that import reads.
struct ImportFormat {
  std::string_view name;   ///< For --from; formats of one program may share it.
  std::string_view title;  ///< For people.
  bool needs_zone, needs_unit;
  bool (*matches)(std::span<const std::string> columns);

  /// Absent: a row of something else. Throws FieldError.
  std::optional<ImportedSession> (*parse_row)(const Row& row, const ImportOptions& options);
};

/// Whether all of these columns are there.
bool has(std::span<const std::string> columns, std::initializer_list<std::string_view> wanted);

/// All of them. A file is taken for the first that fits.
std::span<const ImportFormat* const> import_formats();

}  // namespace dropwise
