#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace dropwise {

/// A row of a CSV file, and the line on which it begins, counted from 1.
struct CsvRow {
  std::vector<std::string> cells = {};
  std::size_t line = 0;
};

/// Reads CSV as RFC 4180 has it, row by row: quotes, line breaks in cells, LF or CR LF, with or without the mark of
/// UTF-8. The separator is a comma, or what the first line has more of: a semicolon or a tab.
class CsvReader {
 public:
  explicit CsvReader(std::istream& in) : in_(in) {}

  /// Absent at the end. Throws UserError, with the line, where the quotes are wrong.
  std::optional<CsvRow> next();

 private:
  [[noreturn]] static void refuse(std::size_t line);
  bool ends_cell(int c) const;
  int get();  // the next byte, or -1 at the end
  // Both return the byte that ended the cell; `line` is that of the row, for what is wrong in it.
  int read_quoted(std::string& cell, std::size_t line);  // behind its first quote
  int read_cell(std::string& cell, std::size_t line);

  std::istream& in_;
  std::string buffer_ = {};
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool begun_ = false;
  char separator_ = ',';
};

/// A cell as it stands in a file, quoted where it must be.
std::string csv_cell(const std::string& text);

/// Text that a spreadsheet takes for text: a quote goes before what it would run as a formula.
std::string escape_formula(const std::string& text);

/// What escape_formula() was given.
std::string unescape_formula(const std::string& text);

}  // namespace dropwise
