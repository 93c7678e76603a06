#include "review/leaflet.h"

#include <array>

#include <fmt/format.h>

#include "dropwise/duration.h"
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
    for (const std::string& text : items) item(text);
  }
  std::string take() { return std::move(text_); }

 private:
  std::size_t width_;
  std::string text_;
};

std::string turn_text(Turn turn) {
  switch (turn) {
    case Turn::none: break;
    case Turn::first: return "first breast: ";
    case Turn::second: return "other breast: ";
    case Turn::both: return "both breasts: ";
  }
  return {};
}

std::string time_text(const Step& step) {
  if (step.kind == PhaseKind::finish) return "at the end";
  if (step.limit) {
    return fmt::format("{} to {}, {}", to_text(step.enough.value_or(Millis{0})), to_text(*step.limit),
                       step.published ? "published" : "our own");
  }
  if (step.length) return to_text(*step.length) + ", our own length";
  return "no set time";
}

std::string distance_text(const Protocol& protocol) {
  constexpr double kInch = 2.54;
  if (protocol.distance_cm)
    return fmt::format("{:g} to {:g} cm from the nipple, published.", protocol.distance_cm->first,
                       protocol.distance_cm->second);
  if (!protocol.distance_in) return {};
  const auto [low, high] = *protocol.distance_in;
  return fmt::format("{:g} to {:g} in from the nipple, published ({:.1f} to {:.1f} cm).", low, high, low * kInch,
                     high * kInch);
}

std::string cycle_text(const Protocol& protocol) {
  std::string text;
  for (const CycleStep& step : protocol.cycle) {
    text += (text.empty() ? "" : ", ") + step.name;
    if (step.hold) text += fmt::format(" (about {}, published)", to_text(*step.hold));
  }
  return text;
}

void add_steps(Page& page, const Protocol& protocol) {
  page.head("Steps");
  for (const Step& step : protocol.steps) {
    std::string title = fmt::format("{}{} ({})", turn_text(step.turn), step.name, time_text(step));
    if (!step.remark.empty()) title += "; " + step.remark;
    page.line(title);
    for (const Said& said : step.prompts) {
      std::string modes;
      for (const std::string& mode : said.modes) modes += (modes.empty() ? "" : ", ") + mode;
      page.item(modes.empty() ? said.text : fmt::format("[{}] {}", modes, said.text));
    }
  }
}

void add_care(Page& page, const Care& care) {
  page.head("Warning signs, and whom to ask");
  for (const WarningSign& sign : care.signs)
    page.item(fmt::format("{}: {} (Basis: {}.)", sign.who, sign.what, sign.basis));
  page.head("About this text");
  page.line(care.hospital);
  page.line(care.disclaimer);
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
  page.head(clean(protocol.name) + " (" + protocol.id + ")");
  page.line(protocol.summary);
  page.head("Source");
  page.line(protocol.source);
  for (const std::string& note : protocol.source_notes) page.item(note);
  for (const Mode& mode : protocol.modes) {
    if (!mode.id.empty()) page.item(fmt::format("--mode {}: {} (policy {})", mode.id, mode.says, to_text(mode.policy)));
  }
  page.list("Used for", protocol.use_for);
  page.list("Not for", protocol.not_for);
  if (const std::string distance = distance_text(protocol); !distance.empty()) page.list("Distance", {distance});
  if (!protocol.cycle.empty()) page.list("Movement", {cycle_text(protocol)});
  add_steps(page, protocol);
  for (const Mark& mark : protocol.marks)
    page.line(fmt::format("At {} of expressing in all: {}", to_text(mark.at), mark.text));
  page.list("Never", protocol.never);
  page.list("What to expect", protocol.expect);
  page.list("When to stop", protocol.stop);
  page.list("The milk", protocol.milk);
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
