#include "protocols/protocol.h"

#include <algorithm>
#include <array>

#include "dropwise/duration.h"
#include "protocols/build_plan.h"
#include "protocols/pacing.h"
#include "protocols/protocol_error.h"
#include "toml/toml_reader.h"

namespace dropwise {
namespace {

constexpr std::size_t kMostSteps = 100;

constexpr std::array<Choice<PhaseSide>, 4> kSides = {
    {{"none", PhaseSide::none}, {"first", PhaseSide::first}, {"second", PhaseSide::second}, {"both", PhaseSide::both}}};

/// The names of enum values of the timing library.
template <class Enum, std::size_t N>
std::array<Choice<Enum>, N> named(const std::array<Enum, N>& values) {
  std::array<Choice<Enum>, N> choices;
  std::ranges::transform(values, choices.begin(), [](Enum value) { return Choice<Enum>{to_text(value), value}; });
  return choices;
}

/// Reads a protocol file and collects its problems.
class ProtocolParser {
 public:
  explicit ProtocolParser(ParsedProtocol& result) : protocol_(result.protocol), problems_(result.problems) {}

  void read(const toml::table& table) {
    TomlReader file(table, problems_);
    parse_schema(file, table["schema"].value_or<std::int64_t>(0));
    std::vector<std::string> keys = {
        "schema", "id",   "name", "summary",     "source",      "source_notes", "policy", "use_for", "not_for", "never",
        "expect", "stop", "milk", "distance_cm", "distance_in", "mode",         "mark",   "cycle",   "phase"};
    if (is_new()) keys.insert(keys.end(), {"gently", "question", "reminders", "spots"});
    file.reject_unknown(keys);
    parse_head(file);
    parse_modes(file);
    file.for_each_table("cycle", [&](TomlReader& step) { parse_cycle(step); });
    parse_course(file, {protocol_.marks, protocol_.reminders, protocol_.steps});
    if (protocol_.steps.empty() && !file.has("phase")) file.complain("phase", ProtocolError(ProtocolFault::no_phase));
    if (is_new() && problems_.empty()) check_pace(file);
  }

 private:
  bool is_new() const { return protocol_.schema == Schema::two; }

  void parse_schema(TomlReader& file, std::int64_t number) {
    protocol_.schema = number == 1 ? Schema::one : Schema::two;
    if (number < 1 || number > 2) file.complain("schema", ProtocolError(ProtocolFault::unknown_schema));
  }

  void parse_head(TomlReader& file) {
    protocol_.id = file.text("id", true, 40);
    check_id(file, protocol_.id);
    protocol_.name = file.text("name", true, 80);
    protocol_.summary = file.text("summary");
    protocol_.source = file.text("source", true);
    protocol_.source_notes = parse_sentences(file, "source_notes", protocol_.schema);
    protocol_.use_for = parse_sentences(file, "use_for", protocol_.schema);
    protocol_.not_for = parse_sentences(file, "not_for", protocol_.schema);
    protocol_.never = parse_sentences(file, "never", protocol_.schema, NeedsSource::yes);
    protocol_.gently = parse_sentences(file, "gently", protocol_.schema);
    protocol_.expect = parse_sentences(file, "expect", protocol_.schema);
    protocol_.stop = parse_sentences(file, "stop", protocol_.schema);
    protocol_.milk = parse_sentences(file, "milk", protocol_.schema);
    protocol_.question = file.text("question");
    protocol_.spots = file.choice("spots", named(std::array{SpotRule::cycles, SpotRule::flow}), SpotRule::cycles);
    protocol_.distance_cm = file.span("distance_cm");
    protocol_.distance_in = file.span("distance_in");
  }

  static void check_id(TomlReader& table, const std::string& id) {
    if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) {
      table.complain("id", ProtocolError(ProtocolFault::invalid_id));
    }
  }

  static Policy parse_policy_of(TomlReader& table) {
    return table.needed_choice("policy", named(std::array{Policy::clock, Policy::flow, Policy::open}), Policy::open);
  }

  /// The marks, reminders and phases of the whole protocol or of a mode.
  struct Course {
    std::vector<ProtocolMark>& marks;
    std::vector<Sentence>& reminders;
    std::vector<Step>& steps;
  };

  void parse_course(TomlReader& table, Course course) {
    table.for_each_table("mark", [&](TomlReader& mark) { parse_mark(mark, course.marks); });
    course.reminders = parse_prompts(table, "reminders", protocol_.schema);
    need_modes(table, course.reminders);
    table.for_each_table("phase", [&](TomlReader& phase) { course.steps.push_back(parse_step(phase)); });
    if (course.steps.size() > kMostSteps)
      table.complain("phase", ProtocolError(ProtocolFault::too_many_phases, {std::to_string(kMostSteps)}));
  }

  /// Reads the phases of a mode, with their marks, reminders and limit.
  void parse_own_course(TomlReader& table, Mode& mode) {
    parse_course(table, {mode.marks, mode.reminders, mode.steps});
    mode.most = table.time("most");
    if (mode.most == Millis{0}) table.complain("most", TomlError(TomlFault::zero_duration, {"most", "10m"}));
    for (const char* key : {"mark", "reminders"}) {
      if (table.has(key) && mode.steps.empty())
        table.complain(key, ProtocolError(ProtocolFault::needs_phases_of_mode, {key}));
    }
  }

  void parse_modes(TomlReader& file) {
    const std::vector<std::string> keys =
        is_new() ? std::vector<std::string>{"id", "policy", "says", "most", "mark", "reminders", "phase"}
                 : std::vector<std::string>{"id", "policy", "says"};
    if (file.has("policy")) protocol_.modes.push_back({"", parse_policy_of(file)});
    file.for_each_table("mode", [&](TomlReader& table) {
      table.reject_unknown(keys);
      Mode mode{table.text("id", true, 40), parse_policy_of(table), table.text("says")};
      check_id(table, mode.id);
      for (const Mode& known : protocol_.modes) {
        const bool same_key = !mode.id.empty() && known.id != mode.id && known.id.starts_with(mode.id.front());
        if (same_key) table.complain("id", ProtocolError(ProtocolFault::same_first_letter, {known.id, mode.id}));
      }
      if (!mode.id.empty() && find_mode(protocol_, mode.id))
        table.complain("id", ProtocolError(ProtocolFault::same_mode, {mode.id}));
      if (is_new()) parse_own_course(table, mode);
      protocol_.modes.push_back(std::move(mode));
    });
    if (!protocol_.modes.empty()) return;
    protocol_.modes.push_back({"", parse_policy_of(file)});
  }

  void parse_mark(TomlReader& table, std::vector<ProtocolMark>& marks) {
    std::vector<std::string> keys = {"at", "says"};
    if (is_new()) keys.insert(keys.end(), {"clock", "change", "facts"});
    table.reject_unknown(keys);
    if (!table.has("at")) table.complain("at", TomlError(TomlFault::missing_duration, {"at", "20m"}));
    const auto at = table.time("at");
    ProtocolMark mark{{at.value_or(Millis{0}), table.text("says", true)}, table.texts("facts")};
    if (at && !marks.empty() && mark.at <= marks.back().at) {
      table.complain("at", ProtocolError(ProtocolFault::marks_out_of_order));
    }
    mark.clock =
        table.choice("clock", named(std::array{MarkClock::expressing, MarkClock::session}), MarkClock::expressing);
    mark.change = table.flag("change").value_or(false);
    marks.push_back(std::move(mark));
  }

  void parse_cycle(TomlReader& table) {
    static const std::vector<std::string> kKeys = {"do", "hold"};
    static constexpr std::array<Choice<std::string_view>, 4> kMoves = {
        {{"press", "press"}, {"compress", "compress"}, {"roll", "roll"}, {"release", "release"}}};
    table.reject_unknown(kKeys);
    CycleStep step{std::string(table.needed_choice("do", kMoves, std::string_view())), table.time("hold")};
    protocol_.cycle.push_back(std::move(step));
  }

  Step parse_step(TomlReader& table) {
    std::vector<std::string> keys = {"name",   "kind",      "side",     "min",    "max",
                                     "length", "published", "optional", "remark", "prompts"};
    if (is_new()) keys.insert(keys.end(), {"technique", "facts"});
    table.reject_unknown(keys);
    Step step;
    step.name = table.text("name", true, 60);
    step.kind = table.needed_choice(
        "kind", named(std::array{PhaseKind::prepare, PhaseKind::assist, PhaseKind::express, PhaseKind::finish}),
        PhaseKind::express);
    step.side = table.choice("side", kSides, PhaseSide::none);
    step.minimum = table.time("min");
    step.maximum = table.time("max");
    step.length = table.time("length");
    step.published = table.flag("published").value_or(false);
    step.remark = table.text("remark");
    parse_optional(table, step);
    step.prompts = parse_prompts(table, "prompts", protocol_.schema);
    need_modes(table, step.prompts);
    step.facts = table.texts("facts");
    parse_technique(table, step);
    check_step(table, step);
    return step;
  }

  static void parse_technique(TomlReader& table, Step& step) {
    step.technique = table.text("technique");
    if (const std::size_t words = count_words(step.technique); words > kMostTechniqueWords)
      table.complain("technique", ProtocolError(ProtocolFault::technique_too_long,
                                                {std::to_string(words), std::to_string(kMostTechniqueWords)}));
  }

  void parse_optional(TomlReader& table, Step& step) {
    if (!table.has("optional")) return;
    if (table.is_list("optional")) {
      step.optional_in = table.texts("optional");
      for (const std::string& mode : step.optional_in) need_mode(table, "optional", mode);
    } else {
      step.optional = table.flag("optional").value_or(false);
    }
  }

  void need_modes(TomlReader& table, const std::vector<Sentence>& sentences) {
    for (const Sentence& sentence : sentences) {
      for (const std::string& mode : sentence.modes) {
        if (!find_mode(protocol_, mode))
          table.complain(sentence.place, ProtocolError(ProtocolFault::unknown_mode, {mode}));
      }
    }
  }

  /// Checks that every sentence can be heard in every mode, at the lengths that the file gives.
  void check_pace(TomlReader& file) {
    std::vector<FilePosition> told;
    for (const Mode& mode : protocol_.modes) {
      for (const Step& step : steps_of(protocol_, mode)) {
        for (const PacedSentence& paced : pace_step(step, {.mode = mode.id})) {
          const FilePosition place = paced.sentence->place;
          if (paced.fits || std::ranges::find(told, place) != told.end()) continue;
          told.push_back(place);
          file.complain(place, ProtocolError(ProtocolFault::no_time_to_say,
                                             {to_clock(paced.at), to_text(hearing_time(paced.sentence->text))}));
        }
      }
    }
  }

  void need_mode(TomlReader& table, std::string_view key, const std::string& mode) {
    if (!find_mode(protocol_, mode)) table.complain(key, ProtocolError(ProtocolFault::unknown_mode, {mode}));
  }

  static void check_step(TomlReader& table, const Step& step) {
    const bool express = step.kind == PhaseKind::express;
    const bool window = table.has("min") || table.has("max");
    if (express && step.side == PhaseSide::none && (!table.has("side") || table.is_word("side", "none"))) {
      table.complain("side", ProtocolError(ProtocolFault::needs_side));
    }
    if (window && table.has("length")) table.complain("length", ProtocolError(ProtocolFault::window_and_length));
    if (table.has("min") != table.has("max")) {
      table.complain(table.has("min") ? "min" : "max", ProtocolError(ProtocolFault::half_window));
    }
    if (step.minimum && step.maximum && *step.minimum > *step.maximum)
      table.complain("min", ProtocolError(ProtocolFault::reversed_window));
    if (step.maximum && *step.maximum == Millis{0})
      table.complain("max", TomlError(TomlFault::zero_duration, {"max", "5m"}));
    if (step.published && !window) table.complain("published", ProtocolError(ProtocolFault::published_without_window));
    if (step.kind == PhaseKind::finish && (window || table.has("length"))) {
      table.complain("kind", ProtocolError(ProtocolFault::finish_with_length));
    }
    const bool timed = window || table.has("length");
    if ((step.kind == PhaseKind::prepare || step.kind == PhaseKind::assist) && !timed) {
      table.complain("length", ProtocolError(ProtocolFault::needs_length, {std::string(to_text(step.kind))}));
    }
  }

  Protocol& protocol_;
  std::vector<Diagnostic>& problems_;
};

}  // namespace

ParsedProtocol parse_protocol(std::string_view toml) {
  ParsedProtocol result;
  const toml::table table = parse_toml(toml, result.problems);
  if (result.problems.empty()) ProtocolParser(result).read(table);
  sort_diagnostics(result.problems);
  return result;
}

const std::vector<Step>& steps_of(const Protocol& protocol, const Mode& mode) {
  return mode.steps.empty() ? protocol.steps : mode.steps;
}

const std::vector<ProtocolMark>& marks_of(const Protocol& protocol, const Mode& mode) {
  return mode.steps.empty() ? protocol.marks : mode.marks;
}

const std::vector<Sentence>& reminders_of(const Protocol& protocol, const Mode& mode) {
  return mode.steps.empty() ? protocol.reminders : mode.reminders;
}

const Mode* find_mode(const Protocol& protocol, std::string_view id) {
  for (const Mode& mode : protocol.modes) {
    if (mode.id == id) return &mode;
  }
  return nullptr;
}

}  // namespace dropwise
