#include "base/format.h"

#include <array>
#include <vector>

#include <doctest/doctest.h>

using namespace dropwise;

TEST_CASE("replacement fields are filled in and formatted") {
  CHECK(formatted("{} and {:.1f} and {:03}", "text", 2.55, 7) == "text and 2.5 and 007");
  CHECK(vformatted("{1} {0}", fmt::make_format_args("a", "b")) == "b a");
}

TEST_CASE("items are joined with a separator between them") {
  CHECK(join(std::vector<std::string>{"a", "", "c"}, ", ") == "a, , c");
  CHECK(join(std::array{1, -2, 3}, "+") == "1+-2+3");
  CHECK(join(std::vector<std::string_view>{}, ", ").empty());
}

TEST_CASE("a text takes any number of values, in any order") {
  CHECK(with_values("{1} {0}", std::vector<std::string>{"a", "b"}) == "b a");
  CHECK(with_values("none", std::vector<std::string>{"a"}) == "none");
}
