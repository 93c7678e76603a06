#include "app/errors/value_messages.h"

#include <doctest/doctest.h>

using namespace dropwise;

TEST_CASE("text that is not plain says where") {
  using Kind = TextProblem::Kind;
  const auto what = [](Kind kind, std::size_t at) { return std::string(text_message(TextError({kind, at})).what()); };
  CHECK(what(Kind::not_utf8, 4) == "byte 4 is not UTF-8");
  CHECK(what(Kind::control_character, 2) == "character 2 is a control character");
  CHECK(what(Kind::changes_direction, 1) == "character 1 changes the direction of the text");
  CHECK(text_message(TextError({Kind::not_utf8, 1})).hint() ==
        "Expected plain text in UTF-8, without control characters.");
}

TEST_CASE("a value that was mistyped is shown with what is expected") {
  const UserError words = value_message(ValueError(ValueFault::not_volume, {"12 mm"}));
  CHECK(std::string(words.what()) == "invalid volume `12 mm`");
  CHECK(words.hint() == "Expected a volume such as 12, 12ml, 0.4oz, 1tsp, 3drops, trace, 0 or unknown.");
}
