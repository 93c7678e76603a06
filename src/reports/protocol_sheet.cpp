#include "reports/protocol_sheet.h"

#include <array>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

/// The sentence, followed by its source if it is not the source of the protocol.
std::string with_source(const Sentence& sentence) {
  std::string text = tr(sentence.text);
  if (sentence.source.empty() || sentence.source == "published") return text;
  return is_ours(sentence) ? tr("{} [ours]", text) : formatted("{} [{}]", text, tr(sanitize(sentence.source)));
}

/// The modes that a sentence is for, such as `[little] `. Empty if it is for all modes.
std::string for_modes(const Sentence& sentence) {
  return sentence.modes.empty() ? "" : formatted("[{}] ", join(sentence.modes, ", "));
}

/// Collects paragraphs and lists, wrapped.
class Page {
 public:
  explicit Page(std::size_t width) : width_(width) {}

  void head(const std::string& text) { text_ += (text_.empty() ? "" : "\n") + wrap(text, width_) + "\n"; }
  void line(const std::string& text) { text_ += wrap(sanitize(text), width_, "  ") + "\n"; }
  void item(const std::string& text) { text_ += wrap(sanitize(text), width_, "  - ") + "\n"; }
  void list(const std::string& title, const std::vector<Sentence>& items) {
    if (items.empty()) return;
    head(title);
    for (const Sentence& sentence : items) item(for_modes(sentence) + with_source(sentence));
  }
  std::string take() { return std::move(text_); }

 private:
  std::size_t width_;
  std::string text_;
};

std::string time_text(const Step& step) {
  if (step.kind == PhaseKind::finish) return tr("at the end");
  if (step.maximum) {
    const std::string least = to_text(step.minimum.value_or(Millis{0})), most = to_text(*step.maximum);
    return step.published ? tr("{} to {}, published", least, most) : tr("{} to {}, our own", least, most);
  }
  if (step.length) return tr("{}, our own length", to_text(*step.length));
  return tr("no set time; if no key is pressed, it ends at our own limit");
}

/// Such as `first breast: express (5min to 7min, published)`.
std::string step_text(const Step& step) {
  const std::string name = tr(step.name), time = time_text(step);
  switch (step.side) {
    case PhaseSide::none: break;
    case PhaseSide::first: return tr("first breast: {} ({})", name, time);
    case PhaseSide::second: return tr("other breast: {} ({})", name, time);
    case PhaseSide::both: return tr("both breasts: {} ({})", name, time);
  }
  return tr("{} ({})", name, time);
}

std::string distance_text(const Protocol& protocol) {
  constexpr double kInch = 2.54;
  if (protocol.distance_cm)
    return tr("{} to {} cm from the nipple, published.", number_in_prose(protocol.distance_cm->first, 2),
              number_in_prose(protocol.distance_cm->second, 2));
  if (!protocol.distance_in) return {};
  const auto [low, high] = *protocol.distance_in;
  return tr("{} to {} inches from the nipple, published ({} to {} cm).", number_in_prose(low, 2),
            number_in_prose(high, 2), number_in_prose(low * kInch, 1), number_in_prose(high * kInch, 1));
}

std::string cycle_text(const Protocol& protocol) {
  std::string text;
  for (const CycleStep& step : protocol.cycle) {
    const std::string name = tr(step.name);
    text += text.empty() ? "" : ", ";
    text += step.hold ? tr("{} (about {}, published)", name, to_text(*step.hold)) : name;
  }
  return text;
}

std::string mark_text(const Mark& mark) {
  return mark.clock == MarkClock::session ? tr("{} after the start: {}", to_text(mark.at), tr(mark.text))
                                          : tr("After {} of expressing: {}", to_text(mark.at), tr(mark.text));
}

void add_course(Page& page, const std::string& title, const std::vector<Step>& steps,
                const std::vector<ProtocolMark>& marks, const std::vector<Sentence>& reminders) {
  page.head(title);
  for (const Step& step : steps) {
    const std::string line = step_text(step);
    page.line(step.remark.empty() ? line : tr("{}; {}", line, tr(step.remark)));
    if (!step.technique.empty()) page.item(tr(step.technique));
    for (const Sentence& prompt : step.prompts) page.item(for_modes(prompt) + with_source(prompt));
  }
  for (const ProtocolMark& mark : marks) page.line(mark_text(mark));
  page.list(tr("Reminders, given in turn"), reminders);
}

void add_courses(Page& page, const Protocol& protocol) {
  add_course(page, tr("Steps"), protocol.steps, protocol.marks, protocol.reminders);
  for (const Mode& mode : protocol.modes) {
    if (mode.steps.empty()) continue;
    add_course(page, tr("Steps with --mode {}", mode.id), mode.steps, mode.marks, mode.reminders);
    if (mode.most) page.line(tr("At most {} of expressing in all.", to_text(*mode.most)));
  }
}

void add_signs(Page& page, const SafetyNotes& notes) {
  page.head(tr("Warning signs, and who to call"));
  for (const WarningSign& sign : notes.signs)
    page.item(tr("{}: {} (Basis: {}.)", tr(sign.who), tr(sign.what), tr(sign.basis)));
  page.item(tr(notes.inflammation));
}

void add_care(Page& page, const SafetyNotes& notes) {
  add_signs(page, notes);
  page.head(tr("About this text"));
  page.line(tr(notes.hospital));
  page.line(tr(notes.disclaimer));
}

Json span_json(const std::optional<std::pair<double, double>>& span) {
  if (!span) return nullptr;
  return Json::array({span->first, span->second});
}

Json texts_json(const std::vector<Sentence>& sentences) {
  Json texts = Json::array();
  for (const Sentence& sentence : sentences) texts.push_back(sentence.text);
  return texts;
}

Json prompt_json(const Sentence& prompt) {
  return {{"say", prompt.text},
          {"in", prompt.modes},
          {"role", to_text(prompt.role)},
          {"source", prompt.source.empty() ? Json(nullptr) : Json(prompt.source)}};
}

Json marks_json(const std::vector<ProtocolMark>& marks) {
  Json json = Json::array();
  for (const Mark& mark : marks)
    json.push_back({{"at_s", seconds_json(mark.at)}, {"says", mark.text}, {"clock", to_text(mark.clock)}});
  return json;
}

Json step_json(const Step& step) {
  Json json = {{"name", step.name},
               {"kind", to_text(step.kind)},
               {"min_s", seconds_json(step.minimum)},
               {"max_s", seconds_json(step.maximum)},
               {"length_s", seconds_json(step.length)},
               {"published", step.published},
               {"remark", step.remark}};
  json["prompts"] = Json::array();
  for (const Sentence& prompt : step.prompts) json["prompts"].push_back(prompt_json(prompt));
  json["technique"] = step.technique.empty() ? Json(nullptr) : Json(step.technique);
  return json;
}

Json steps_json(const std::vector<Step>& steps) {
  Json json = Json::array();
  for (const Step& step : steps) json.push_back(step_json(step));
  return json;
}

Json mode_json(const Mode& mode) {
  Json json = {
      {"id", mode.id}, {"policy", to_text(mode.policy)}, {"says", mode.says}, {"most_s", seconds_json(mode.most)}};
  if (mode.steps.empty()) return json;
  json["marks"] = marks_json(mode.marks);
  json["steps"] = steps_json(mode.steps);
  return json;
}

}  // namespace

std::string protocol_sheet(const Protocol& protocol, const SafetyNotes& notes, std::size_t width) {
  Page page(width);
  page.head(tr(sanitize(protocol.name)) + " (" + protocol.id + ")");
  page.line(tr(protocol.summary));
  page.head(tr("Source"));
  page.line(protocol.source);
  for (const Sentence& note : protocol.source_notes) page.item(tr(note.text));
  for (const Mode& mode : protocol.modes) {
    if (!mode.id.empty()) page.item(tr("--mode {}: {} (policy {})", mode.id, tr(mode.says), tr(to_text(mode.policy))));
  }
  page.list(tr("Used for"), protocol.use_for);
  page.list(tr("Not for"), protocol.not_for);
  if (const std::string distance = distance_text(protocol); !distance.empty()) page.list(tr("Distance"), {{distance}});
  if (!protocol.cycle.empty()) page.list(tr("Movement"), {{cycle_text(protocol)}});
  page.list(tr("Never"), protocol.never);
  page.list(tr("Gently"), protocol.gently);
  add_courses(page, protocol);
  page.list(tr("What to expect"), protocol.expect);
  page.list(tr("When to stop"), protocol.stop);
  page.list(tr("The milk"), protocol.milk);
  add_care(page, notes);
  return page.take();
}

Json protocol_sheet_json(const Protocol& protocol, const SafetyNotes& notes) {
  Json json = {{"id", protocol.id},
               {"name", protocol.name},
               {"summary", protocol.summary},
               {"source", protocol.source},
               {"source_notes", texts_json(protocol.source_notes)},
               {"use_for", texts_json(protocol.use_for)},
               {"not_for", texts_json(protocol.not_for)},
               {"never", texts_json(protocol.never)},
               {"gently", texts_json(protocol.gently)},
               {"expect", texts_json(protocol.expect)},
               {"stop", texts_json(protocol.stop)},
               {"milk", texts_json(protocol.milk)}};
  json["modes"] = Json::array();
  for (const Mode& mode : protocol.modes) {
    if (!mode.id.empty()) json["modes"].push_back(mode_json(mode));
  }
  json["distance_cm"] = span_json(protocol.distance_cm);
  json["distance_in"] = span_json(protocol.distance_in);
  json["cycle"] = Json::array();
  for (const CycleStep& step : protocol.cycle)
    json["cycle"].push_back({{"do", step.name}, {"hold_s", seconds_json(step.hold)}});
  json["marks"] = marks_json(protocol.marks);
  json["steps"] = steps_json(protocol.steps);
  json.update(signs_json(notes));
  return json;
}

std::string signs_page(const SafetyNotes& notes, std::size_t width) {
  Page page(width);
  add_signs(page, notes);
  page.head(tr("About this text"));
  page.line(tr(notes.signs_end));
  return page.take();
}

Json signs_json(const SafetyNotes& notes) {
  Json json;
  json["warning_signs"] = Json::array();
  for (const WarningSign& sign : notes.signs)
    json["warning_signs"].push_back({{"who", sign.who}, {"what", sign.what}, {"basis", sign.basis}});
  json["inflammation"] = notes.inflammation;
  json["disclaimer"] = notes.disclaimer;
  return json;
}

}  // namespace dropwise
