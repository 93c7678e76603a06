#include "quantities/cue_set.h"

#include <doctest/doctest.h>

#include "base/error.h"

using namespace dropwise;

TEST_CASE("cues are separated by commas, and `none` means no cues") {
  CHECK(parse_cues("none") == CueSet{});
  CHECK(parse_cues("bell") == CueSet{.bell = true});
  CHECK(parse_cues("flash,title,say") == CueSet{.flash = true, .title = true, .say = true});
  CHECK(parse_cues("exec,tick") == CueSet{.exec = true, .tick = true});
}

TEST_CASE("an unknown cue is rejected with a list of the cues") {
  for (const auto& [text, what] : {std::pair{"bel", "there is no cue `bel`"},
                                   {"bell,", "there is no cue ``"},
                                   {"bell,none", "there is no cue `none`"},
                                   {"", "there is no cue ``"}}) {
    try {
      parse_cues(text);
      FAIL("no error");
    } catch (const UserError& error) {
      CHECK(std::string(error.what()) == what);
      CHECK(error.hint().starts_with(
          "Expected none, or some of bell, flash, title, say, exec, tick, separated by commas."));
    }
  }
}
