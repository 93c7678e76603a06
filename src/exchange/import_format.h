#pragma once

#include <span>
#include <string>
#include <vector>

#include "quantities/timezone.h"
#include "store/json/line.h"

namespace dropwise {

/// Something to report about an imported session.
enum class ImportRemark {
  none,
  rest_of_total,  ///< Only one side was given; the other is the rest of the total.
  total_differs,  ///< The total is not the sum of the sides, which were kept.
};

/// A session to import.
struct ImportedSession {
  SessionRecord record = {};
  bool whole = false;  ///< The source has its plan and events.
  ImportRemark remark = ImportRemark::none;
  Volume total = {};  ///< For ImportRemark::total_differs.
};

/// What the person adds about a file that does not contain it.
struct ImportOptions {
  std::optional<Zone> zone = {};
  std::optional<Unit> unit = {};
  Units units = {};              ///< Which ounce to use.
  bool accepts_unusual = false;  ///< More than 1 litre from one breast, or a time in the future, is meant.
};

/// One row of a CSV file, with its cells by column name.
class Row {
 public:
  /// `mark` is the decimal mark of the file: `,` or `.`.
  Row(const std::vector<std::string>& names, std::vector<std::string> cells, char mark)
      : names_(names), cells_(std::move(cells)), mark_(mark) {}

  /// The cell; empty if the column does not exist.
  const std::string& cell(std::string_view column) const;

  /// The cell as a note, with plain line breaks. Throws FieldError when it contains something not allowed in a note.
  std::string note(std::string_view column) const;

  /// A decimal number, as parse_sheet_number() reads it; absent when empty. Throws FieldError, with `expected` unless
  /// the number has two readings.
  std::optional<double> number(std::string_view column, Expected expected) const;

  /// An amount of this unit, from 0 to 5 litres; absent when empty. Throws FieldError.
  std::optional<Volume> amount(std::string_view column, Unit unit) const;

  [[noreturn]] void refuse(std::string_view column, Expected expected, const std::string& detail = {},
                           std::optional<TextProblem> problem = {}) const;

 private:
  const std::vector<std::string>& names_;
  std::vector<std::string> cells_;
  char mark_;
};

/// A number of this unit, from 0 to 5 litres. Absent for any other number, and for less than half a microlitre.
std::optional<Volume> volume_of(double number, Unit unit);

/// A kind of CSV file that `import` reads.
struct ImportFormat {
  std::string_view name = {};   ///< For --from; formats of the same program may share it.
  std::string_view title = {};  ///< For people.
  bool needs_zone = false, needs_unit = false;
  bool has_units = false;  ///< Each amount has a unit.
  bool (*matches)(std::span<const std::string> columns) = nullptr;

  /// Whether the format has this column. Null: it has many, and those that are not needed are ignored.
  bool (*has_column)(std::string_view name) = nullptr;

  /// Whether the numbers in this column show the decimal mark of the file. Null: the separator alone tells.
  bool (*shows_mark)(std::string_view name) = nullptr;

  /// A column that every whole row reaches, if it is in the file: cells that are missing after it are empty.
  std::string_view needed_column = {};

  /// Absent for a row about something other than expressing. Throws FieldError.
  std::optional<ImportedSession> (*parse_row)(const Row& row, const ImportOptions& options) = nullptr;
};

/// Whether `columns` contains all of `wanted`.
bool has(std::span<const std::string> columns, std::initializer_list<std::string_view> wanted);

/// All formats. The first that matches a file is used.
std::span<const ImportFormat* const> import_formats();

}  // namespace dropwise
