#include "exchange/csv.h"

#include <algorithm>
#include <utility>

#include "exchange/import_error.h"
#include "exchange/read_line.h"

namespace dropwise {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // the byte order mark of UTF-8
constexpr int kEnd = -1;

char find_separator(const std::string& line) {
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  char most = ',';
  for (const char c : {';', '\t'}) {
    if (count(c) > count(most)) most = c;
  }
  return most;
}

}  // namespace

void CsvReader::refuse(std::size_t line) { throw ImportError(ImportFault::quotes, {}, line); }

/// Looks at the first line.
void CsvReader::begin() {
  constexpr std::string_view kSeparatorLine = "sep=";
  if (buffer_.starts_with(kMark)) buffer_.erase(0, kMark.size());
  separator_ = find_separator(buffer_);
  const bool is_named = buffer_.starts_with(kSeparatorLine) && buffer_.size() > kSeparatorLine.size() &&
                        buffer_.find_first_not_of("\r\n", kSeparatorLine.size() + 1) == std::string::npos;
  if (!is_named) return;
  separator_ = buffer_[kSeparatorLine.size()];
  buffer_ = "\n";  // an empty line, which is no row
}

int CsvReader::get() {
  if (at_ == buffer_.size()) {
    at_ = 0;
    if (!read_line(in_, buffer_, kLongestRow, line_)) return kEnd;
    if (!in_.eof()) buffer_ += '\n';
    if (!std::exchange(begun_, true)) begin();
    if (buffer_.empty()) return kEnd;
  }
  return static_cast<unsigned char>(buffer_[at_++]);
}

bool CsvReader::ends_cell(int c) const { return c == separator_ || c == '\n' || c == '\r' || c == kEnd; }

int CsvReader::read_quoted(std::string& cell, std::size_t line) {
  for (;;) {
    int c = get();
    if (c == kEnd) refuse(line);
    if (c == '"' && (c = get()) != '"') return c;
    if (c == '\n') ++line_;
    cell += static_cast<char>(c);
    if (cell.size() > kLongestRow)
      throw ImportError(ImportFault::line_too_long, std::to_string(kLongestRow / 1'000'000), line);
  }
}

int CsvReader::read_cell(std::string& cell, std::size_t line) {
  int c = get();
  if (c == '"') {
    c = read_quoted(cell, line);
    if (!ends_cell(c)) refuse(line);
    return c;
  }
  for (; !ends_cell(c); c = get()) {
    if (c == '"') refuse(line);
    cell += static_cast<char>(c);
  }
  return c;
}

std::optional<CsvRow> CsvReader::next() {
  for (;;) {
    CsvRow row{.line = line_};
    int end = separator_;
    while (end == separator_) end = read_cell(row.cells.emplace_back(), row.line);
    if (end == '\r' && at_ < buffer_.size() && buffer_[at_] == '\n') ++at_;
    if (end != kEnd) ++line_;
    const bool empty = row.cells.size() == 1 && row.cells.front().empty();
    if (!empty) return row;
    if (end == kEnd) return {};
  }
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",;\t\"\r\n") == std::string::npos) return text;  // a spreadsheet may separate cells by any
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

}  // namespace dropwise
