#include "exchange/csv.h"
#include "exchange/import_error.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace dropwise;

namespace {

using Cells = std::vector<std::string>;

std::vector<std::pair<std::size_t, Cells>> read(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in);
  std::vector<std::pair<std::size_t, Cells>> rows;
  while (const auto row = reader.next()) rows.emplace_back(row->line, row->cells);
  return rows;
}

using Rows = std::vector<std::pair<std::size_t, Cells>>;

}  // namespace

TEST_CASE("a row knows the line it begins on, even after cells with line breaks") {
  CHECK(read("\xEF\xBB\xBF"
             "a,b\r\n\"1\n2\",\" \"\"x\"\" \"\r\n\r\n y ,\n,z") ==
        Rows{{1, {"a", "b"}}, {2, {"1\n2", " \"x\" "}}, {5, {" y ", ""}}, {6, {"", "z"}}});
  CHECK(read("").empty());
}

TEST_CASE("semicolons and tabs are accepted as separators") {
  CHECK(read("a;b,c;d\n1,5;2;3\n") == Rows{{1, {"a", "b,c", "d"}}, {2, {"1,5", "2", "3"}}});
  CHECK(read("a\tb\n1\t2\n") == Rows{{1, {"a", "b"}}, {2, {"1", "2"}}});
}

TEST_CASE("misplaced quotes are reported with their line") {
  for (const auto& wrong : {std::pair{"a,b\n1,\"2\n3", std::size_t{2}}, {"a,b\n1,2\n1,\"2\"x\n", std::size_t{3}}}) {
    const std::string text = wrong.first;
    const std::size_t line = wrong.second;
    CAPTURE(text);
    try {
      read(text);
      FAIL("read");
    } catch (const ImportError& error) {
      CHECK(error.fault() == ImportFault::quotes);
      CHECK(error.line() == line);
    }
  }
}

TEST_CASE("a first line that names the separator is no row") {
  CHECK(read("sep=;\r\na;b\r\n1;2\r\n") == Rows{{2, {"a", "b"}}, {3, {"1", "2"}}});
  CHECK(read("sep=x;y\n1;2\n") == Rows{{1, {"sep=x", "y"}}, {2, {"1", "2"}}});
}

TEST_CASE("cells are quoted where necessary, and read back the same") {
  CHECK(csv_cell("plain text") == "plain text");
  CHECK(csv_cell("x;=1+2") == "\"x;=1+2\"");
  CHECK(csv_cell("x\t=1+2") == "\"x\t=1+2\"");
  const Cells cells = {"a,b", "say \"x\"", "two\nlines", " ", ""};
  std::string line;
  for (const std::string& cell : cells) line += csv_cell(cell) + ",";
  line.pop_back();
  CHECK(read("a,b,c,d,e\r\n" + line + "\r\n")[1].second == cells);
}
