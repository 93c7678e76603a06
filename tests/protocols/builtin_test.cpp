#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "config/presets.h"
#include "data/data_files.h"
#include "protocols/build_plan.h"
#include "protocols/protocol_catalog.h"
#include "protocols/safety_notes.h"
#include "protocols/situations.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Protocol built_in(const char* id) { return ProtocolCatalog({}).find(id); }

struct Window {
  Side side;
  Millis low, high;
  bool operator==(const Window&) const = default;
};

std::vector<Window> windows(const Plan& plan) {
  std::vector<Window> found;
  for (const Phase& phase : plan.phases) {
    if (phase.kind == PhaseKind::express)
      found.push_back({phase.side, phase.minimum.value_or(0s), phase.maximum.value_or(0s)});
  }
  return found;
}

std::string all_text(const Protocol& protocol) {
  std::string text;
  for (const Step& step : protocol.steps) {
    for (const Sentence& said : step.prompts) text += said.text + "\n";
  }
  return text;
}

bool mentions(const Protocol& protocol, const char* word) { return all_text(protocol).find(word) != std::string::npos; }

}  // namespace

TEST_CASE("the five protocols are built in, valid, and name their sources") {
  CHECK(protocol_files().size() == 5);
  for (const char* id : {"marmet", "kaiser", "gstt", "lll", "first-days"}) {
    CAPTURE(id);
    const Protocol protocol = built_in(id);
    CHECK(protocol.id == id);
    CHECK_FALSE(protocol.source.empty());
    CHECK_FALSE(protocol.source_notes.empty());
    CHECK_FALSE(protocol.never.empty());
    CHECK_FALSE(protocol.expect.empty());
    CHECK_FALSE(protocol.stop.empty());
    CHECK_FALSE(protocol.milk.empty());
    CHECK_FALSE(protocol.cycle.empty());
    CHECK(mentions(protocol, "Wash your hands"));
    CHECK(protocol.steps.back().kind == PhaseKind::finish);
  }
}

TEST_CASE("every prompt is short plain text") {
  for (const DataFile& file : protocol_files()) {
    const Protocol protocol = parse_protocol(file.text).protocol;
    for (const Step& step : protocol.steps) {
      for (const Sentence& said : step.prompts) {
        CHECK(said.text.size() <= 190);
        CHECK(sanitize(said.text) == said.text);
      }
    }
  }
}

TEST_CASE("marmet: rounds of 5-7, 3-5 and 2-3 minutes on each breast, 20 to 30 in total") {
  const Plan plan = build_plan(built_in("marmet"), {.mode = "little"});
  CHECK(plan.policy == Policy::clock);
  CHECK(windows(plan) == std::vector<Window>{{Side::left, 5min, 7min},
                                             {Side::right, 5min, 7min},
                                             {Side::left, 3min, 5min},
                                             {Side::right, 3min, 5min},
                                             {Side::left, 2min, 3min},
                                             {Side::right, 2min, 3min}});
  CHECK(expressing_min(plan) == 20min);
  CHECK(expressing_max(plan) == 30min);
  CHECK(total_time(plan) == 36min + 10s);
  for (const Phase& phase : plan.phases) {
    CHECK(phase.published == (phase.kind == PhaseKind::express));
    CHECK_FALSE(phase.optional);
  }
}

TEST_CASE("marmet: massage, stroke and shake come between rounds, and before the first as our own addition") {
  const Plan plan = build_plan(built_in("marmet"), {.mode = "little"});
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < plan.phases.size(); ++i) {
    if (plan.phases[i].kind == PhaseKind::assist) places.push_back(i);
  }
  CHECK(places == std::vector<std::size_t>{1, 4, 7});
  CHECK(plan.phases[1].remark == "our own addition before the first round");
  CHECK(plan.phases[4].remark.empty());
}

TEST_CASE("marmet: in established mode the flow decides, and the third round is optional") {
  const Plan plan = build_plan(built_in("marmet"), {.mode = "established"});
  CHECK(plan.policy == Policy::flow);
  std::vector<std::string> optional;
  for (const Phase& phase : plan.phases) {
    if (phase.optional) optional.push_back(phase.name);
  }
  CHECK(optional == std::vector<std::string>{"massage, stroke, shake", "round 3", "round 3"});
}

TEST_CASE("marmet: each mode has its own prompt about the minutes") {
  const auto prompts = [](const char* mode) {
    std::string text;
    for (const Phase& phase : build_plan(built_in("marmet"), {.mode = mode}).phases) {
      for (const Prompt& prompt : phase.prompts) text += prompt.text + "\n";
    }
    return text;
  };
  CHECK(prompts("little").find("these minutes count") != std::string::npos);
  CHECK(prompts("little").find("minutes as a guide") == std::string::npos);
  CHECK(prompts("established").find("minutes as a guide") != std::string::npos);
}

TEST_CASE("kaiser: 5 to 10 minutes on each breast, 1 to 1.5 inches from the nipple") {
  const Protocol protocol = built_in("kaiser");
  const Plan plan = build_plan(protocol, {.first = Side::right});
  CHECK(plan.policy == Policy::flow);
  CHECK(windows(plan) == std::vector<Window>{{Side::right, 5min, 10min}, {Side::left, 5min, 10min}});
  CHECK(protocol.distance_in == std::pair{1.0, 1.5});
  CHECK(protocol.steps[2].technique.find("1 to 1.5 inches") != std::string::npos);
  CHECK(mentions(protocol, "2.5 to 3.8 centimetres"));
  CHECK(expressing_min(plan) == 10min);
  CHECK(expressing_max(plan) == 20min);
}

TEST_CASE("gstt: no minutes, a compression of two seconds, 2 to 3 cm, and an optional second turn") {
  const Protocol protocol = built_in("gstt");
  const Plan plan = build_plan(protocol, {});
  CHECK(plan.policy == Policy::open);
  CHECK(protocol.distance_cm == std::pair{2.0, 3.0});
  CHECK(protocol.cycle.front().name == "compress");
  CHECK(protocol.cycle.front().hold == 2s);
  CHECK_FALSE(expressing_max(plan).has_value());
  CHECK(plan.phases[4].optional);
  CHECK(plan.phases[5].optional);
  for (const Phase& phase : plan.phases) CHECK_FALSE(phase.published);
  CHECK(plan.phases[2].cap == 15min);
}

TEST_CASE("gstt: the notes say that it is past its review date") {
  const auto notes = built_in("gstt").source_notes;
  CHECK(std::any_of(notes.begin(), notes.end(),
                    [](const Sentence& note) { return note.text.find("December 2022") != std::string::npos; }));
}

TEST_CASE("lll: open, with marks at 20 and 30 minutes in total") {
  const Plan plan = build_plan(built_in("lll"), {});
  CHECK(plan.policy == Policy::open);
  REQUIRE(plan.marks.size() == 2);
  CHECK(plan.marks[0].at == 20min);
  CHECK(plan.marks[1].at == 30min);
  CHECK(plan.marks[0].clock == MarkClock::session);  // the whole process, not expressing alone
}

TEST_CASE("first-days: mentions drops, spoon and syringe, and publishes no times") {
  const Protocol protocol = built_in("first-days");
  for (const Step& step : protocol.steps) CHECK_FALSE(step.published);
  CHECK(mentions(protocol, "spoon"));
  CHECK(mentions(protocol, "syringe"));
  CHECK(mentions(protocol, "drop"));
}

TEST_CASE("the plan follows the chosen options") {
  const Protocol marmet = built_in("marmet");
  // The total time fits what the source gives for the whole procedure.
  CHECK(total_time(build_plan(marmet, {.mode = "little", .target = Target::min})) == 26min + 10s);
  CHECK(total_time(build_plan(marmet, {.mode = "little", .prepare = 0s, .assist = 30s})) == 31min + 30s);
  const Plan one = build_plan(marmet, {.mode = "little", .only = Side::right});
  CHECK(windows(one) ==
        std::vector<Window>{{Side::right, 5min, 7min}, {Side::right, 3min, 5min}, {Side::right, 2min, 3min}});
  CHECK(build_plan(built_in("gstt"), {.cap = 4min}).phases[2].cap == 4min);
}

TEST_CASE("the warning signs name their basis, and the opening line is the disclaimer") {
  const SafetyNotes notes = load_safety_notes();
  CHECK(notes.one_line == "This is not medical advice. Expressing should not hurt.");
  CHECK(notes.signs.size() == 8);
  CHECK(load_safety_notes("nicu").signs.size() == 9);
  CHECK(load_safety_notes("building").signs.size() == 8);
  CHECK(notes.pain.size() == 4);
  for (const WarningSign& sign : notes.signs) CHECK_FALSE(sign.basis.empty());
  CHECK(notes.hospital.find("26 mothers") != std::string::npos);
  for (const Antenatal::Reason& reason : notes.antenatal.not_with) CHECK_FALSE(reason.basis.empty());
}

TEST_CASE("the advice on a hospital pump has the same words everywhere") {
  const std::string advice = load_safety_notes().hospital;
  CHECK(find_preset("nicu")->note == advice);
  CHECK(find_situation("neonatal")->also.back() == advice);
}
