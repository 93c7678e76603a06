#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/text.h"
#include "data/data_files.h"
#include "dropwise/duration.h"
#include "dropwise/session.h"
#include "i18n/language.h"
#include "live/speech.h"
#include "protocols/build_plan.h"
#include "protocols/protocol_catalog.h"

// Checks what a session says in all protocols and modes: when, how fast, and whether it has each fact of the source.

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

struct Case {
  Protocol protocol;
  std::string mode;
  std::string name() const { return protocol.id + (mode.empty() ? "" : "/" + mode); }
};

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const DataFile& file : protocol_files()) {
    const Protocol protocol = parse_protocol(file.text).protocol;
    for (const Mode& mode : protocol.modes) cases.push_back({protocol, mode.id});
  }
  return cases;
}

/// Something spoken in a session in which nobody presses a key.
struct Spoken {
  Millis at{0};
  Event event;
  std::string text;
};

std::vector<Spoken> spoken(const Plan& plan) {
  Session session(plan);
  std::vector<Spoken> all;
  for (std::size_t told = 0; !session.over();) {
    session.advance(session.next_change().value_or(Millis{0}));
    for (; told < session.log().size(); ++told) {
      const Event& event = session.log()[told];
      const ViewState scene{session.plan(), session.snapshot(event.at), {}};
      if (std::string text = speech(event, scene); !text.empty()) all.push_back({event.at, event, std::move(text)});
    }
  }
  return all;
}

PhaseKind kind_of(const Plan& plan, const Spoken& said) {
  return said.event.phase < plan.phases.size() ? plan.phases[said.event.phase].kind : PhaseKind::finish;
}

std::string shown(Millis at) { return to_clock(at); }

}  // namespace

TEST_CASE("the whole movement is shown when an expressing phase begins") {
  for (const Case& each : all_cases()) {
    CAPTURE(each.name());
    for (const Phase& phase : build_plan(each.protocol, {.mode = each.mode}).phases) {
      if (phase.kind != PhaseKind::express) continue;
      CHECK_FALSE(phase.technique.empty());
      CHECK(phase.technique.find("elease") != std::string::npos);
      CHECK(count_words(phase.technique) <= kMostTechniqueWords);
    }
  }
}

TEST_CASE("the whole movement is spoken within 12 seconds of expressing, at 120 words a minute") {
  for (const Case& each : all_cases()) {
    CAPTURE(each.name());
    const Plan plan = build_plan(each.protocol, {.mode = each.mode});
    const auto all = spoken(plan);
    const auto begins =
        std::ranges::find_if(all, [&](const Spoken& s) { return kind_of(plan, s) == PhaseKind::express; });
    REQUIRE(begins != all.end());
    std::size_t words = 0;
    for (auto said = begins; said != all.end() && said->at == begins->at; ++said) words += count_words(said->text);
    CHECK(std::next(begins)->text == plan.phases[begins->event.phase].technique);
    CHECK(words * 500ms <= 12s);
  }
}

namespace {

/// Counts words. In Chinese, two characters count as one word.
std::size_t words_in(const Language& language, const std::string& text) {
  if (language.code != "zh") return count_words(text);
  return display_width(text) / 4;  // each character is two columns wide
}

}  // namespace

TEST_CASE("in every language nothing is spoken faster than 120 words a minute or cut short by what follows") {
  for (const Language& language : languages()) {
    const ScopedLanguage speaking(language);
    for (const Case& each : all_cases()) {
      for (const Tips tips : {Tips::none, Tips::few, Tips::usual}) {
        const auto all = spoken(build_plan(each.protocol, {.mode = each.mode, .tips = tips}));
        for (std::size_t i = 0; i < all.size();) {
          std::size_t words = 0, next = i;
          for (; next < all.size() && all[next].at == all[i].at; ++next) words += words_in(language, all[next].text);
          if (next == all.size()) break;
          CAPTURE(language.code);
          CAPTURE(each.name());
          CAPTURE(shown(all[i].at));
          CAPTURE(all[i].text);
          CHECK(all[next].at - all[i].at >= words * 500ms);
          i = next;
        }
      }
    }
  }
}

TEST_CASE("with the usual tips, no silence is longer than 90 seconds") {
  for (const Case& each : all_cases()) {
    const auto all = spoken(build_plan(each.protocol, {.mode = each.mode}));
    for (std::size_t i = 1; i < all.size(); ++i) {
      CAPTURE(each.name());
      CAPTURE(shown(all[i - 1].at));
      CHECK(all[i].at - all[i - 1].at <= 90s);
    }
  }
}

TEST_CASE("cautions come before the first touch, and once more, briefly, at the first breast") {
  for (const Case& each : all_cases()) {
    CAPTURE(each.name());
    const Plan plan = build_plan(each.protocol, {.mode = each.mode});
    int before = 0, again = 0;
    bool expressing = false;
    for (const Phase& phase : plan.phases) {
      if (std::exchange(expressing, expressing || phase.kind == PhaseKind::express)) break;
      for (const Prompt& prompt : phase.prompts) {
        if (prompt.role != PromptRole::caution) continue;
        (phase.kind == PhaseKind::prepare ? before : again)++;
        if (phase.kind == PhaseKind::express) CHECK(count_words(prompt.text) <= 14);
      }
    }
    CHECK(before >= 1);
    CHECK(again == 1);
  }
}

TEST_CASE("the cautions before the first touch cover the protocol's lists of `never` and `gently`") {
  // Chosen by hand: each word stands for a sentence in the lists.
  const std::map<std::string, std::vector<std::string>> words = {
      {"first-days", {"e gentle", "pinching", "rubbing", "areola"}},
      {"gstt", {"slide", "hard", "lightly", "pull", "pinch"}},
      {"kaiser", {"e gentle", "slide"}},
      {"lll", {"slide", "comfortable"}},
      {"marmet", {"squeeze", "slide", "pull"}}};
  for (const auto& entry : words) {  // clang 14 captures no structured binding
    const std::string& id = entry.first;
    std::string text;
    const Protocol protocol = ProtocolCatalog({}).find(id);
    for (const Sentence& prompt : protocol.steps.front().prompts) {
      if (prompt.role == PromptRole::caution) text += prompt.text + "\n";
    }
    for (const std::string& word : entry.second) {
      CAPTURE(id);
      CAPTURE(word);
      CHECK(text.find(word) != std::string::npos);
    }
  }
}

TEST_CASE("the prompt to wash hands leaves 25 seconds to do it") {
  for (const Case& each : all_cases()) {
    CAPTURE(each.name());
    const Phase ready = build_plan(each.protocol, {.mode = each.mode}).phases.front();
    REQUIRE(ready.prompts.size() > 1);
    CHECK(ready.prompts.front().text.find("Wash your hands") == 0);
    CHECK(ready.prompts[1].at - hearing_time(ready.prompts.front().text) >= 25s);
  }
}

TEST_CASE("every prompt about changing breast lets the program say how") {
  for (const Case& each : all_cases()) {
    for (const Phase& phase : build_plan(each.protocol, {.mode = each.mode}).phases) {
      if (phase.kind != PhaseKind::express) continue;
      for (const auto* prompts : {&phase.prompts, &phase.reminders}) {
        for (const Prompt& prompt : *prompts) {
          const bool speaks_of_it = prompt.text.find("other breast") != std::string::npos ||
                                    prompt.text.find("time to change") != std::string::npos ||
                                    prompt.text.find("can stop") != std::string::npos;
          CAPTURE(each.name());
          CAPTURE(prompt.text);
          if (speaks_of_it) CHECK(prompt.change);
        }
      }
    }
  }
}

TEST_CASE("spoken text has no brackets or abbreviated units") {
  for (const Case& each : all_cases()) {
    for (const Spoken& said : spoken(build_plan(each.protocol, {.mode = each.mode}))) {
      CAPTURE(said.text);
      for (const char* unheard : {"(", ")", "[", " cm", " mL", " ml", " in)", " s.", "/", ":00"})
        CHECK(said.text.find(unheard) == std::string::npos);
    }
  }
}

namespace {

using Facts = std::map<std::string, std::vector<std::string>>;  // for each protocol, in the order of its source

Facts load_facts() {
  Facts facts;
  std::ifstream in(DROPWISE_SOURCE "/tests/data/facts.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream columns(line);
    std::string protocol, fact;
    columns >> protocol >> fact;
    facts[protocol].push_back(fact);
  }
  return facts;
}

std::string whose(const Sentence& sentence) { return is_ours(sentence) ? "ours" : "source"; }

/// Where each fact comes first in a session of any mode, or else in `protocols show`.
std::map<std::string, std::string> places(const Protocol& protocol) {
  std::map<std::string, std::string> found;
  const auto add = [&](const std::vector<std::string>& facts, const std::string& place) {
    for (const std::string& fact : facts) found.emplace(fact, place);
  };
  for (const Mode& mode : protocol.modes) {
    Millis begins{0};
    const Plan plan = build_plan(protocol, {.mode = mode.id});
    for (std::size_t i = 0; i < plan.phases.size(); ++i) {
      const Phase& phase = plan.phases[i];
      add(protocol.steps[i].facts, phase.name + " " + shown(begins) + " source");
      for (const PacedSentence& paced : pace_step(protocol.steps[i], {.mode = mode.id}))
        add(paced.sentence->facts, phase.name + " " + shown(begins + paced.at) + " " + whose(*paced.sentence));
      begins += phase.target ? *phase.target : phase.cap.value_or(0s);
    }
  }
  for (const ProtocolMark& mark : protocol.marks) add(mark.facts, "session " + shown(mark.at) + " source");
  const std::vector<std::pair<const char*, const std::vector<Sentence>*>> lists = {
      {"used for", &protocol.use_for}, {"not for", &protocol.not_for},    {"never", &protocol.never},
      {"gently", &protocol.gently},    {"expect", &protocol.expect},      {"stop", &protocol.stop},
      {"milk", &protocol.milk},        {"source", &protocol.source_notes}};
  for (const auto& [name, sentences] : lists) {
    for (const Sentence& sentence : *sentences)
      add(sentence.facts, std::string("shown: ") + name + " " + whose(sentence));
  }
  return found;
}

}  // namespace

TEST_CASE("every fact of the sources has its place in the guide, and the guide has no others") {
  const Facts facts = load_facts();
  REQUIRE(facts.size() == 5);
  std::string table;
  for (const auto& entry : facts) {
    const std::string& id = entry.first;
    const std::vector<std::string>& names = entry.second;
    const auto found = places(ProtocolCatalog({}).find(id));
    for (const std::string& name : names) {
      CAPTURE(id);
      CAPTURE(name);
      const auto place = found.find(name);
      CHECK(place != found.end());
      if (place != found.end()) table += id + "\t" + name + "\t" + place->second + "\n";
    }
    for (const auto& told : found) {
      CAPTURE(told.first);
      CHECK(std::ranges::find(names, told.first) != names.end());
      CHECK(told.second.find("ours") == std::string::npos);
    }
  }
  std::ifstream in(DROPWISE_SOURCE "/tests/data/guide.tsv");
  const std::string kept(std::istreambuf_iterator<char>(in), {});
  CHECK(table == kept);  // if the difference is right, update tests/data/guide.tsv
}
