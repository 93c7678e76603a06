#include "app/errors/reminder_messages.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("a conflict of rules says where the keys come from that are not set") {
  Rules rules{.every = 5h, .longest_gap = 3h};
  REQUIRE(find_conflicts(rules).size() == 1);
  CHECK(std::string(reminder_message(find_conflicts(rules).front()).what()) ==
        "longest_gap (3h) is shorter than every (5h)");
  CHECK(reminder_message(find_conflicts(rules).front()).hint().empty());
  rules.preset = "nicu";
  CHECK(reminder_message(find_conflicts(rules).front()).hint() ==
        "Keys that are not set here come from the preset nicu.");
}
