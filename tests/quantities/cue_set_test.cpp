#include "quantities/cue_set.h"

#include <doctest/doctest.h>

#include "quantities/value_error.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;

TEST_CASE("cues are separated by commas, and `none` means no cues") {
  CHECK(parse_cues("none") == CueSet{});
  CHECK(parse_cues("bell") == CueSet{.bell = true});
  CHECK(parse_cues("flash,title,say") == CueSet{.flash = true, .title = true, .say = true});
  CHECK(parse_cues("exec,tick") == CueSet{.exec = true, .tick = true});
}

TEST_CASE("an unknown cue is rejected with a list of the cues") {
  struct Case {
    std::string text, name, similar;
  };
  for (const Case& one : {Case{"bel", "bel", "bell"}, {"bell,", "", ""}, {"", "", ""}}) {
    CAPTURE(one.text);
    const auto error = thrown<ValueFault>([&] { parse_cues(one.text); });
    CHECK(error.fault() == ValueFault::unknown_cue);
    CHECK(error.values() == std::vector<std::string>{one.name, "bell, flash, title, say, exec, tick"});
    CHECK(error.similar() == one.similar);
  }
  for (const char* text : {"bell,none", "none,bell", "none,none"})
    CHECK(thrown<ValueFault>([&] { parse_cues(text); }).fault() == ValueFault::none_with_cues);
}
