#include <cmath>
#include <stdexcept>

#include "base/error.h"
#include "i18n/language.h"
#include "store/json/json.h"

namespace dropwise {
namespace {

constexpr double kLongest = 36'000'000;  // seconds, as many as a TIME may have

std::optional<Millis> parse_seconds(const Json& json, const char* key) {
  if (!json.contains(key) || json.at(key).is_null()) return {};
  const double seconds = json.at(key).get<double>();
  if (!(seconds >= 0 && seconds <= kLongest)) throw std::out_of_range(key);
  return Millis{std::llround(seconds * 1000)};
}

/// Whether the prompts follow from their texts alone, as they are read back.
bool is_spread(const Phase& phase) {
  Phase spread = phase;
  for (Prompt& prompt : spread.prompts) prompt = {prompt.text};
  spread_prompts(spread);
  return spread.prompts == phase.prompts;
}

/// Scripts read the texts as a plain list. The times and roles are kept in a second list in the same order, unless they
/// follow from the first.
void add_prompts(Json& json, const Phase& phase) {
  json["technique"] = phase.technique.empty() ? Json(nullptr) : Json(phase.technique);
  json["prompts"] = Json::array();
  for (const Prompt& prompt : phase.prompts) json["prompts"].push_back(prompt.text);
  if (!is_spread(phase)) {
    for (const Prompt& prompt : phase.prompts)
      json["told"].push_back(
          {{"at_s", seconds_json(prompt.at)}, {"role", to_text(prompt.role)}, {"change", prompt.change}});
  }
  if (phase.reminders.empty()) return;
  for (const Prompt& reminder : phase.reminders)
    json["reminders"].push_back(
        {{"say", reminder.text}, {"role", to_text(reminder.role)}, {"change", reminder.change}});
  json["remind_every_s"] = seconds_json(phase.remind_every);
}

void parse_told(const Json& told, Prompt& prompt) {
  prompt.at = parse_seconds(told, "at_s").value();
  prompt.role = parse_prompt_role(told.at("role").get<std::string>()).value();
  prompt.change = told.at("change");
}

/// The plans of versions before 0.2 know texts only, and spread them.
void parse_prompts(const Json& json, Phase& phase) {
  if (json.contains("technique") && json.at("technique").is_string()) phase.technique = json.at("technique");
  for (const Json& text : json.at("prompts")) phase.prompts.push_back({text.get<std::string>()});
  spread_prompts(phase);
  if (json.contains("told")) {
    for (std::size_t i = 0; i < phase.prompts.size(); ++i) parse_told(json.at("told").at(i), phase.prompts[i]);
  }
  if (!json.contains("reminders")) return;
  for (const Json& reminder : json.at("reminders")) {
    phase.reminders.push_back({.text = reminder.at("say"), .change = reminder.at("change")});
    if (reminder.contains("role"))  // not written by earlier versions
      phase.reminders.back().role = parse_prompt_role(reminder.at("role").get<std::string>()).value();
  }
  phase.remind_every = parse_seconds(json, "remind_every_s").value();
  if (!phase.reminders.empty() && phase.remind_every < 2 * kReminderRoom) throw std::out_of_range("remind_every_s");
}

Json to_json(const Phase& phase) {
  Json json = {{"name", phase.name},
               {"kind", to_text(phase.kind)},
               {"side", to_text(phase.side)},
               {"min_s", seconds_json(phase.minimum)},
               {"max_s", seconds_json(phase.maximum)},
               {"target_s", seconds_json(phase.target)},
               {"cap_s", seconds_json(phase.cap)},
               {"published", phase.published},
               {"optional", phase.optional},
               {"remark", phase.remark}};
  add_prompts(json, phase);
  return json;
}

Phase parse_phase(const Json& json) {
  Phase phase = {.name = json.at("name"),
                 .kind = parse_phase_kind(json.at("kind").get<std::string>()).value(),
                 .side = parse_side(json.at("side").get<std::string>()).value(),
                 .minimum = parse_seconds(json, "min_s"),
                 .maximum = parse_seconds(json, "max_s"),
                 .target = parse_seconds(json, "target_s"),
                 .cap = parse_seconds(json, "cap_s"),
                 .published = json.at("published"),
                 .optional = json.at("optional"),
                 .remark = json.at("remark")};
  parse_prompts(json, phase);
  if (phase.maximum && !phase.minimum) throw std::invalid_argument("max_s without min_s");
  return phase;
}

Mark parse_mark(const Json& json) {
  Mark mark{parse_seconds(json, "at_s").value(), json.at("says")};
  if (json.contains("clock")) mark.clock = parse_mark_clock(json.at("clock").get<std::string>()).value();
  if (json.contains("change")) mark.change = json.at("change");
  return mark;
}

}  // namespace

Json to_json(const Plan& plan) {
  Json json = {{"protocol", plan.protocol}, {"mode", plan.mode}, {"policy", to_text(plan.policy)}};
  json["phases"] = Json::array();
  for (const Phase& phase : plan.phases) json["phases"].push_back(to_json(phase));
  json["marks"] = Json::array();
  for (const Mark& mark : plan.marks)
    json["marks"].push_back({{"at_s", seconds_json(mark.at)},
                             {"says", mark.text},
                             {"clock", to_text(mark.clock)},
                             {"change", mark.change}});
  if (plan.spots != SpotRule::cycles) json["spots"] = to_text(plan.spots);
  if (plan.most) json["most_s"] = seconds_json(*plan.most);
  json["cycle"] = Json::array();
  for (const CycleStep& step : plan.cycle) {
    json["cycle"].push_back({{"do", step.name}, {"hold_s", seconds_json(step.hold)}});
  }
  return json;
}

Plan parse_plan(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    const Json& mode = json.at("mode");  // null in what `plan --json` prints of a protocol without modes
    Plan plan{.protocol = json.at("protocol"), .mode = mode.is_null() ? std::string() : mode.get<std::string>()};
    plan.policy = parse_policy(json.at("policy").get<std::string>()).value();
    for (const Json& phase : json.at("phases")) plan.phases.push_back(parse_phase(phase));
    for (const Json& mark : json.at("marks")) plan.marks.push_back(parse_mark(mark));
    if (json.contains("spots")) plan.spots = parse_spot_rule(json.at("spots").get<std::string>()).value();
    plan.most = parse_seconds(json, "most_s");
    if (plan.most == Millis{0}) throw std::out_of_range("most_s");
    if (!json.contains("cycle")) return plan;  // kept by an earlier version
    for (const Json& step : json.at("cycle")) plan.cycle.push_back({step.at("do"), parse_seconds(step, "hold_s")});
    return plan;
  } catch (const std::exception&) {
    throw UserError(tr("the plan kept with this session cannot be read"),
                    tr("The log is damaged: put back a backup of it."), ExitCode::io);
  }
}

}  // namespace dropwise
