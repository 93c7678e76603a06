#include "exchange/read_line.h"

#include <doctest/doctest.h>

#include <sstream>

#include "exchange/csv.h"
#include "exchange/import_error.h"

using namespace dropwise;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; read_line(in, line, 40'000, lines.size() + 1);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("lines are read as std::getline() reads them, whatever their length") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("\n\na") == std::vector<std::string>{"", "", "a"});
  CHECK(lines_of("a\nb\n") == std::vector<std::string>{"a", "b"});
  for (const std::size_t length : {16'382U, 16'383U, 16'384U, 32'766U, 40'000U}) {
    CAPTURE(length);
    const std::string line(length, 'x');
    CHECK(lines_of(line) == std::vector{line});
    CHECK(lines_of(line + "\n" + line + "\n") == std::vector{line, line});
  }
}

TEST_CASE("a line and a row of CSV that are too long are refused with their number") {
  const auto line_of_fault = [](const auto& read) {
    try {
      read();
    } catch (const ImportError& error) {
      CHECK(error.fault() == ImportFault::line_too_long);
      return error.line();
    }
    return std::size_t{0};
  };
  CHECK(line_of_fault([] { lines_of("a\n" + std::string(40'001, 'x')); }) == 2);
  std::istringstream row("a\n\"" + std::string(2'000'000, '\n'));  // a quote that never ends
  CsvReader csv(row);
  csv.next();
  CHECK(line_of_fault([&] { csv.next(); }) == 2);
}
