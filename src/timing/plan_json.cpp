#include "dropwise/plan_json.h"

#include <cmath>
#include <concepts>
#include <functional>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace dropwise {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kLongest = 36'000'000;  // seconds: 10,000 hours

/// Throws with a path such as `phases[2].side`; each level of reading adds its part in front.
[[noreturn]] void refuse(const std::string& place, const std::string& what) {
  throw std::invalid_argument(place + ": " + what);
}

// --- Writing

Json to_json(std::optional<Millis> length) {
  if (!length) return nullptr;
  if (length->count() % 1000 == 0) return length->count() / 1000;
  return static_cast<double>(length->count()) / 1000.0;
}

/// Whether the times and roles of the prompts follow from their texts, so that the reader can compute them.
bool is_spread(const Phase& phase) {
  Phase spread = phase;
  for (Prompt& prompt : spread.prompts) prompt = {prompt.text};
  spread_prompts(spread);
  return spread.prompts == phase.prompts;
}

/// Scripts read the texts as a plain list. The times and roles are in a second list, `told`, in the same order, unless
/// they follow from the first.
void add_prompts(Json& json, const Phase& phase) {
  json["technique"] = phase.technique.empty() ? Json(nullptr) : Json(phase.technique);
  json["prompts"] = Json::array();
  for (const Prompt& prompt : phase.prompts) json["prompts"].push_back(prompt.text);
  if (!is_spread(phase)) {
    for (const Prompt& prompt : phase.prompts)
      json["told"].push_back({{"at_s", to_json(prompt.at)}, {"role", to_text(prompt.role)}, {"change", prompt.change}});
  }
  if (phase.reminders.empty()) return;
  for (const Prompt& reminder : phase.reminders)
    json["reminders"].push_back(
        {{"say", reminder.text}, {"role", to_text(reminder.role)}, {"change", reminder.change}});
  json["remind_every_s"] = to_json(phase.remind_every);
}

Json to_json(const Phase& phase) {
  Json json = {{"name", phase.name},
               {"kind", to_text(phase.kind)},
               {"side", to_text(phase.side)},
               {"min_s", to_json(phase.minimum)},
               {"max_s", to_json(phase.maximum)},
               {"target_s", to_json(phase.target)},
               {"cap_s", to_json(phase.cap)},
               {"published", phase.published},
               {"optional", phase.optional},
               {"remark", phase.remark}};
  add_prompts(json, phase);
  return json;
}

Json to_json(const Mark& mark) {
  return {{"at_s", to_json(mark.at)}, {"says", mark.text}, {"clock", to_text(mark.clock)}, {"change", mark.change}};
}

// --- Reading

/// The value of a key that must be there.
const Json& member(const Json& object, const char* key) {
  if (!object.is_object()) refuse("", "not an object");
  const auto found = object.find(key);
  if (found == object.end()) refuse(key, "missing");
  return *found;
}

bool has(const Json& object, const char* key) { return object.is_object() && object.contains(key); }

std::string text_of(const Json& value, const char* key) {
  if (!value.is_string()) refuse(key, "not a text");
  return value.get<std::string>();
}

std::string text(const Json& object, const char* key) { return text_of(member(object, key), key); }

bool truth(const Json& object, const char* key) {
  const Json& value = member(object, key);
  if (!value.is_boolean()) refuse(key, "not true or false");
  return value.get<bool>();
}

/// A word that `parse` knows, such as a side.
template <class T>
T word(const Json& object, const char* key, std::optional<T> (*parse)(std::string_view)) {
  const auto value = parse(text(object, key));
  if (!value) refuse(key, std::string("not a ") + key);
  return *value;
}

/// Absent when the key is missing or null.
std::optional<Millis> length(const Json& object, const char* key) {
  if (!has(object, key) || object.at(key).is_null()) return {};
  const Json& value = object.at(key);
  if (!value.is_number()) refuse(key, "not a number of seconds");
  const double seconds = value.get<double>();
  if (!(seconds >= 0 && seconds <= kLongest)) refuse(key, "below 0 or over 10,000 hours");
  return Millis{std::llround(seconds * 1000)};
}

Millis required_length(const Json& object, const char* key) {
  const auto value = length(object, key);
  if (!value) refuse(key, "missing");
  return *value;
}

/// Calls `parse` with each element of a list and its number from 0.
template <std::invocable<const Json&, std::size_t> Parse>
void for_each(const Json& object, const char* key, const Parse& parse) {
  const Json& list = member(object, key);
  if (!list.is_array()) refuse(key, "not a list");
  for (std::size_t i = 0; i < list.size(); ++i) {
    try {
      parse(list[i], i);
    } catch (const std::invalid_argument& error) {
      const std::string inner = error.what();
      const std::string place = std::string(key) + "[" + std::to_string(i) + "]";
      throw std::invalid_argument(place + (inner.starts_with(':') ? "" : ".") + inner);
    }
  }
}

/// Versions before 0.2 wrote the texts only, which are spread over the phase.
void parse_prompts(const Json& json, Phase& phase) {
  if (has(json, "technique") && json.at("technique").is_string()) phase.technique = text(json, "technique");
  for_each(json, "prompts", [&](const Json& prompt, std::size_t) { phase.prompts.push_back({text_of(prompt, "")}); });
  spread_prompts(phase);
  if (!has(json, "told")) return;
  if (json.at("told").size() != phase.prompts.size()) refuse("told", "not as long as prompts");
  for_each(json, "told", [&](const Json& told, std::size_t i) {
    phase.prompts[i].at = required_length(told, "at_s");
    phase.prompts[i].role = word(told, "role", parse_prompt_role);
    phase.prompts[i].change = truth(told, "change");
  });
}

void parse_reminders(const Json& json, Phase& phase) {
  if (!has(json, "reminders")) return;
  for_each(json, "reminders", [&](const Json& reminder, std::size_t) {
    Prompt prompt{.text = text(reminder, "say"), .change = truth(reminder, "change")};
    if (has(reminder, "role")) prompt.role = word(reminder, "role", parse_prompt_role);  // not in every version
    phase.reminders.push_back(std::move(prompt));
  });
  phase.remind_every = required_length(json, "remind_every_s");
  if (!phase.reminders.empty() && phase.remind_every < 2 * kReminderRoom) refuse("remind_every_s", "below 24");
}

Phase parse_phase(const Json& json) {
  Phase phase = {.name = text(json, "name"),
                 .kind = word(json, "kind", parse_phase_kind),
                 .side = word(json, "side", parse_side),
                 .minimum = length(json, "min_s"),
                 .maximum = length(json, "max_s"),
                 .target = length(json, "target_s"),
                 .cap = length(json, "cap_s"),
                 .published = truth(json, "published"),
                 .optional = truth(json, "optional"),
                 .remark = text(json, "remark")};
  if (phase.maximum && !phase.minimum) refuse("max_s", "without min_s");
  parse_prompts(json, phase);
  parse_reminders(json, phase);
  return phase;
}

Mark parse_mark(const Json& json) {
  Mark mark{.at = required_length(json, "at_s"), .text = text(json, "says")};
  if (has(json, "clock")) mark.clock = word(json, "clock", parse_mark_clock);
  if (has(json, "change")) mark.change = truth(json, "change");
  return mark;
}

Plan parse_object(const Json& json) {
  const Json& mode = member(json, "mode");  // null in `plan --json` for a protocol without modes
  Plan plan{.protocol = text(json, "protocol"), .mode = mode.is_null() ? "" : text_of(mode, "mode")};
  plan.policy = word(json, "policy", parse_policy);
  for_each(json, "phases", [&](const Json& phase, std::size_t) { plan.phases.push_back(parse_phase(phase)); });
  for_each(json, "marks", [&](const Json& mark, std::size_t) { plan.marks.push_back(parse_mark(mark)); });
  if (has(json, "spots")) plan.spots = word(json, "spots", parse_spot_rule);
  plan.most = length(json, "most_s");
  if (plan.most == Millis{0}) refuse("most_s", "not above 0");
  if (!has(json, "cycle")) return plan;  // not written by the first versions
  for_each(json, "cycle", [&](const Json& step, std::size_t) {
    plan.cycle.push_back({.name = text(step, "do"), .hold = length(step, "hold_s")});
  });
  return plan;
}

}  // namespace

std::string to_json(const Plan& plan) {
  Json json = {{"protocol", plan.protocol}, {"mode", plan.mode}, {"policy", to_text(plan.policy)}};
  json["phases"] = Json::array();
  for (const Phase& phase : plan.phases) json["phases"].push_back(to_json(phase));
  json["marks"] = Json::array();
  for (const Mark& mark : plan.marks) json["marks"].push_back(to_json(mark));
  if (plan.spots != SpotRule::cycles) json["spots"] = to_text(plan.spots);
  if (plan.most) json["most_s"] = to_json(*plan.most);
  json["cycle"] = Json::array();
  for (const CycleStep& step : plan.cycle) json["cycle"].push_back({{"do", step.name}, {"hold_s", to_json(step.hold)}});
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Plan parse_plan(std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  if (parsed.is_discarded()) throw std::invalid_argument("not JSON");
  if (!parsed.is_object()) throw std::invalid_argument("not an object");
  return parse_object(parsed);
}

}  // namespace dropwise
