#include "review/leaflet.h"

#include <array>

#include "dropwise/duration.h"
#include "language/language.h"
#include "quantities/text.h"

namespace dropwise {
namespace {

/// Collects paragraphs and lists, wrapped.
class Page {
 public:
  explicit Page(std::size_t width) : width_(width) {}

  void head(const std::string& text) { text_ += (text_.empty() ? "" : "\n") + text + "\n"; }
  void line(const std::string& text) { text_ += wrap(clean(text), width_, "  ") + "\n"; }
  void item(const std::string& text) { text_ += wrap(clean(text), width_, "  - ") + "\n"; }
  void list(const std::string& title, const std::vector<std::string>& items) {
    if (items.empty()) return;
    head(title);
    for (const std::string& text : items) item(tr(text));
  }
  std::string take() { return std::move(text_); }

 private:
  std::size_t width_;
  std::string text_;
};

std::string turn_text(Turn turn) {
  switch (turn) {
    case Turn::none: break;
    case Turn::first: return tr("first breast: ");
    case Turn::second: return tr("other breast: ");
    case Turn::both: return tr("both breasts: ");
  }
  return {};
}

std::string time_text(const Step& step) {
  if (step.kind == PhaseKind::finish) return tr("at the end");
  if (step.limit) {
    return tr("{} to {}, {}", to_text(step.enough.value_or(Millis{0})), to_text(*step.limit),
              step.published ? tr("published") : tr("our own"));
  }
  if (step.length) return tr("{}, our own length", to_text(*step.length));
  return tr("no set time");
}

std::string distance_text(const Protocol& protocol) {
  constexpr double kInch = 2.54;
  if (protocol.distance_cm)
    return tr("{:g} to {:g} cm from the nipple, published.", protocol.distance_cm->first, protocol.distance_cm->second);
  if (!protocol.distance_in) return {};
  const auto [low, high] = *protocol.distance_in;
  return tr("{:g} to {:g} in from the nipple, published ({:.1f} to {:.1f} cm).", low, high, low * kInch, high * kInch);
}

std::string cycle_text(const Protocol& protocol) {
  std::string text;
  for (const CycleStep& step : protocol.cycle) {
    text += (text.empty() ? "" : ", ") + tr(step.name);
    if (step.hold) text += tr(" (about {}, published)", to_text(*step.hold));
  }
  return text;
}

void add_steps(Page& page, const Protocol& protocol) {
  page.head(tr("Steps"));
  for (const Step& step : protocol.steps) {
    std::string title = formatted("{}{} ({})", turn_text(step.turn), tr(step.name), time_text(step));
    if (!step.remark.empty()) title += "; " + tr(step.remark);
    page.line(title);
    for (const Said& said : step.prompts) {
      std::string modes;
      for (const std::string& mode : said.modes) modes += (modes.empty() ? "" : ", ") + mode;
      page.item(modes.empty() ? tr(said.text) : formatted("[{}] {}", modes, tr(said.text)));
    }
  }
}

void add_care(Page& page, const Care& care) {
  page.head(tr("Warning signs, and whom to ask"));
  for (const WarningSign& sign : care.signs)
    page.item(tr("{}: {} (Basis: {}.)", tr(sign.who), tr(sign.what), tr(sign.basis)));
  page.head(tr("About this text"));
  page.line(tr(care.hospital));
  page.line(tr(care.disclaimer));
}

Json span_json(const std::optional<std::pair<double, double>>& span) {
  if (!span) return nullptr;
  return Json::array({span->first, span->second});
}

Json step_json(const Step& step) {
  Json json = {{"name", step.name},
               {"kind", to_text(step.kind)},
               {"min_s", seconds_json(step.enough)},
               {"max_s", seconds_json(step.limit)},
               {"length_s", seconds_json(step.length)},
               {"published", step.published},
               {"remark", step.remark}};
  json["prompts"] = Json::array();
  for (const Said& said : step.prompts) json["prompts"].push_back({{"say", said.text}, {"in", said.modes}});
  return json;
}

}  // namespace

std::string leaflet(const Protocol& protocol, const Care& care, std::size_t width) {
  Page page(width);
  page.head(tr(clean(protocol.name)) + " (" + protocol.id + ")");
  page.line(tr(protocol.summary));
  page.head(tr("Source"));
  page.line(protocol.source);
  for (const std::string& note : protocol.source_notes) page.item(tr(note));
  for (const Mode& mode : protocol.modes) {
    if (!mode.id.empty()) page.item(tr("--mode {}: {} (policy {})", mode.id, tr(mode.says), tr(to_text(mode.policy))));
  }
  page.list(tr("Used for"), protocol.use_for);
  page.list(tr("Not for"), protocol.not_for);
  if (const std::string distance = distance_text(protocol); !distance.empty()) page.list(tr("Distance"), {distance});
  if (!protocol.cycle.empty()) page.list(tr("Movement"), {cycle_text(protocol)});
  add_steps(page, protocol);
  for (const Mark& mark : protocol.marks)
    page.line(tr("At {} of expressing in all: {}", to_text(mark.at), tr(mark.text)));
  page.list(tr("Never"), protocol.never);
  page.list(tr("What to expect"), protocol.expect);
  page.list(tr("When to stop"), protocol.stop);
  page.list(tr("The milk"), protocol.milk);
  add_care(page, care);
  return page.take();
}

Json leaflet_json(const Protocol& protocol, const Care& care) {
  Json json = {{"id", protocol.id},
               {"name", protocol.name},
               {"summary", protocol.summary},
               {"source", protocol.source},
               {"source_notes", protocol.source_notes},
               {"use_for", protocol.use_for},
               {"not_for", protocol.not_for},
               {"never", protocol.never},
               {"expect", protocol.expect},
               {"stop", protocol.stop},
               {"milk", protocol.milk}};
  json["modes"] = Json::array();
  for (const Mode& mode : protocol.modes) {
    if (!mode.id.empty())
      json["modes"].push_back({{"id", mode.id}, {"policy", to_text(mode.policy)}, {"says", mode.says}});
  }
  json["distance_cm"] = span_json(protocol.distance_cm);
  json["distance_in"] = span_json(protocol.distance_in);
  json["cycle"] = Json::array();
  for (const CycleStep& step : protocol.cycle)
    json["cycle"].push_back({{"do", step.name}, {"hold_s", seconds_json(step.hold)}});
  json["marks"] = Json::array();
  for (const Mark& mark : protocol.marks)
    json["marks"].push_back({{"at_s", seconds_json(mark.at)}, {"says", mark.text}});
  json["steps"] = Json::array();
  for (const Step& step : protocol.steps) json["steps"].push_back(step_json(step));
  json["warning_signs"] = Json::array();
  for (const WarningSign& sign : care.signs)
    json["warning_signs"].push_back({{"who", sign.who}, {"what", sign.what}, {"basis", sign.basis}});
  json["disclaimer"] = care.disclaimer;
  return json;
}

}  // namespace dropwise
