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

/// Reads CSV as in RFC 4180, row by row: quotes, line breaks in cells, LF or CR LF, with or without a UTF-8 byte order
/// mark. The separator is a comma, or a semicolon or tab if the first line has more of those. A first line `sep=;`, as
/// spreadsheets write it, names the separator and is not a row.
class CsvReader {
 public:
  explicit CsvReader(std::istream& in) : in_(in) {}

  /// Absent at the end. Throws ImportError, with the line, if the quotes are wrong or the row is too long.
  std::optional<CsvRow> next();

  /// What separates the cells. Known after the first row.
  char separator() const { return separator_; }

 private:
  [[noreturn]] static void refuse(std::size_t line);
  void begin();
  bool ends_cell(int c) const;
  int get();  // the next byte, or -1 at the end
  // Both return the byte that ended the cell; `line` is the line of the row, for errors.
  int read_quoted(std::string& cell, std::size_t line);  // starts after its opening quote
  int read_cell(std::string& cell, std::size_t line);

  std::istream& in_;
  std::string buffer_ = {};
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool begun_ = false;
  char separator_ = ',';
};

/// A cell as written to a file, quoted if necessary.
std::string csv_cell(const std::string& text);

}  // namespace dropwise
