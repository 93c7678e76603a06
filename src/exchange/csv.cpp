#include "exchange/csv.h"

#include <algorithm>

#include <csv.h>

#include "language/language.h"
#include "quantities/error.h"

namespace dropwise {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // of UTF-8

int never(unsigned char) { return 0; }

unsigned char separator(const std::string& line) {
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  char most = ',';
  for (const char c : {';', '\t'}) {
    if (count(c) > count(most)) most = c;
  }
  return static_cast<unsigned char>(most);
}

/// Whether a spreadsheet could run a text, after any quotes of ours.
bool is_formula(std::string_view text) {
  const auto first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos;
}

}  // namespace

struct CsvReader::Parser {
  Parser() {
    csv_init(&state, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_space_func(&state, never);  // spaces are part of a cell
  }
  ~Parser() { csv_free(&state); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  static void take_cell(void* text, std::size_t size, void* self) {
    static_cast<Parser*>(self)->row.cells.emplace_back(static_cast<const char*>(text), size);
  }
  static void take_row(int, void* self) {
    auto* parser = static_cast<Parser*>(self);
    parser->rows.push_back(std::move(parser->row));
    parser->row = {};
  }

  bool parse(const std::string& line) {
    return csv_parse(&state, line.data(), line.size(), take_cell, take_row, this) == line.size();
  }
  bool finish() { return csv_fini(&state, take_cell, take_row, this) == 0; }

  csv_parser state{};
  CsvRow row;
  std::deque<CsvRow> rows;
};

CsvReader::CsvReader(std::istream& in) : in_(in), parser_(std::make_unique<Parser>()) {}

CsvReader::~CsvReader() = default;

std::optional<CsvRow> CsvReader::next() {
  std::string line;
  std::size_t began = line_ + 1;
  const auto check = [&](bool right) {
    if (!right)
      throw Error(tr("line {}: the quotes are not those of a CSV file", began),
                  tr("Save the file anew as CSV; quotes in a cell are doubled."));
  };
  while (parser_->rows.empty() && std::getline(in_, line)) {
    if (++line_ == 1) {
      if (line.starts_with(kMark)) line.erase(0, kMark.size());
      csv_set_delim(&parser_->state, separator(line));
    }
    if (!in_.eof()) line += '\n';
    check(parser_->parse(line));
    if (in_.eof()) check(parser_->finish());
    if (parser_->rows.empty() && parser_->row.cells.empty() && line.size() <= 2) began = line_ + 1;  // an empty line
  }
  if (parser_->rows.empty()) check(parser_->finish());
  if (parser_->rows.empty()) return {};
  CsvRow row = std::move(parser_->rows.front());
  parser_->rows.pop_front();
  row.line = began;
  return row;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

std::string harmless(const std::string& text) { return is_formula(text) ? "'" + text : text; }

std::string unharmed(const std::string& text) {
  return text.starts_with('\'') && is_formula(text) ? text.substr(1) : text;
}

}  // namespace dropwise
