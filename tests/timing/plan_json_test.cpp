#include "dropwise/plan_json.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/random_session.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

/// What is wrong with a text, according to parse_plan(); empty if nothing is.
std::string fault_of(const std::string& json) {
  try {
    parse_plan(json);
    return {};
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

/// The JSON of a small plan with the first occurrence of `from` replaced.
std::string small_plan(const std::string& from = "", const std::string& to = "") {
  const Plan plan{.protocol = "p",
                  .policy = Policy::clock,
                  .phases = {{.name = "left", .side = Side::left, .minimum = 3min, .maximum = 5min, .target = 5min}},
                  .marks = {{.at = 20min, .text = "20 minutes"}}};
  std::string json = to_json(plan);
  return from.empty() ? json : json.replace(json.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("any plan reads back the same") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const test::RandomSession random(seed);
    REQUIRE(parse_plan(to_json(random.plan)) == random.plan);
  }
}

TEST_CASE("a plan is written with its lengths in seconds") {
  CHECK(small_plan() ==
        R"({"protocol":"p","mode":"","policy":"clock","phases":[{"name":"left","kind":"express","side":"left",)"
        R"("min_s":180,"max_s":300,"target_s":300,"cap_s":null,"published":false,"optional":false,"remark":"",)"
        R"("technique":null,"prompts":[]}],)"
        R"("marks":[{"at_s":1200,"says":"20 minutes","clock":"expressing","change":false}],"cycle":[]})");
}

TEST_CASE("the role of a prompt reads back, even where its time follows from its place") {
  const Plan plan{.protocol = "p",
                  .policy = Policy::clock,
                  .phases = {{.name = "done",
                              .kind = PhaseKind::finish,
                              .target = 0ms,
                              .prompts = {{.text = "a", .role = PromptRole::caution}, {.text = "b", .change = true}}}}};
  CHECK(parse_plan(to_json(plan)) == plan);
}

TEST_CASE("the role of a reminder reads back, and may be missing in older plans") {
  const Plan plan{.protocol = "p",
                  .policy = Policy::clock,
                  .phases = {{.name = "left",
                              .reminders = {{.text = "a", .role = PromptRole::caution}, {.text = "b", .change = true}},
                              .remind_every = 90s}}};
  std::string json = to_json(plan);
  CHECK(parse_plan(json) == plan);
  const std::string role = R"("role":"caution",)";
  json.erase(json.find(role), role.size());
  CHECK(parse_plan(json).phases[0].reminders[0] == Prompt{.text = "a"});
}

TEST_CASE("a mode that is null, and keys that are not known, are read") {
  CHECK(fault_of(small_plan(R"("mode":"")", R"("mode":null,"color":"red")")).empty());
  CHECK(fault_of(small_plan(R"(,"cycle":[])", "")).empty());
}

TEST_CASE("what is wrong with a plan is told with its place") {
  const auto fault = [](const char* from, const char* to) { return fault_of(small_plan(from, to)); };
  CHECK(fault_of("") == "not JSON");
  CHECK(fault_of("{") == "not JSON");
  CHECK(fault_of("[]") == "not an object");
  CHECK(fault_of("{}") == "mode: missing");
  CHECK(fault(R"("policy":"clock")", R"("policy":"moon")") == "policy: not a policy");
  CHECK(fault(R"("side":"left")", R"("side":"middle")") == "phases[0].side: not a side");
  CHECK(fault(R"("side":"left")", R"("side":7)") == "phases[0].side: not a text");
  CHECK(fault(R"("min_s":180)", R"("min_s":null)") == "phases[0].max_s: without min_s");
  CHECK(fault(R"("min_s":180)", R"("min_s":-1)") == "phases[0].min_s: below 0 or over 10,000 hours");
  CHECK(fault(R"("min_s":180)", R"("min_s":1e99)") == "phases[0].min_s: below 0 or over 10,000 hours");
  CHECK(fault(R"("min_s":180)", R"("min_s":"3")") == "phases[0].min_s: not a number of seconds");
  CHECK(fault(R"("published":false)", R"("published":0)") == "phases[0].published: not true or false");
  CHECK(fault(R"("prompts":[])", R"("prompts":{})") == "phases[0].prompts: not a list");
  CHECK(fault(R"("prompts":[])", R"("prompts":["a",7])") == "phases[0].prompts[1]: not a text");
  CHECK(fault(R"("prompts":[])", R"("prompts":["a"],"told":[])") == "phases[0].told: not as long as prompts");
  CHECK(fault(R"("prompts":[])", R"("prompts":[],"reminders":[],"remind_every_s":null)") ==
        "phases[0].remind_every_s: missing");
  CHECK(fault(R"("at_s":1200)", R"("at_s":null)") == "marks[0].at_s: missing");
  CHECK(fault(R"("cycle":[])", R"("cycle":[7])") == "cycle[0]: not an object");
  CHECK(fault(R"("cycle":[])", R"("cycle":[],"most_s":0)") == "most_s: not above 0");
}

TEST_CASE("bytes that are not UTF-8 are replaced") {
  CHECK(parse_plan(to_json({.protocol = "a\xff", .policy = Policy::clock})).protocol == "a\xef\xbf\xbd");
}
