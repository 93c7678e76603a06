#include "base/json.h"
#include "live/views/view.h"
#include "quantities/zoned_time.h"

namespace dropwise {
namespace {

/// The name of an event for scripts. Empty if scripts do not get the event.
std::string_view script_name(EventKind kind) {
  switch (kind) {
    case EventKind::mark_reached: return "prompt";
    case EventKind::swapped: return "side_switched";
    case EventKind::touched: return {};
    case EventKind::session_started:
    case EventKind::phase_started:
    case EventKind::prompt:
    case EventKind::minimum_reached:
    case EventKind::switch_soon:
    case EventKind::side_switched:
    case EventKind::extended:
    case EventKind::paused:
    case EventKind::resumed:
    case EventKind::marked:
    case EventKind::held:
    case EventKind::asleep:
    case EventKind::phase_ended:
    case EventKind::session_finished: break;
  }
  return to_text(kind);
}

void add_phase(Json& json, const Event& event, const Phase& phase) {
  if (event.kind == EventKind::prompt) {
    json["role"] = to_text(role_of(phase, event.text));
    json["change"] = asks_for_change(phase, event.text);
  }
  if (event.kind != EventKind::phase_started) return;
  json["min_s"] = seconds_json(phase.minimum);
  json["target_s"] = seconds_json(phase.target);
  json["cap_s"] = seconds_json(phase.cap);
  json["published"] = phase.published;
  json["technique"] = phase.technique.empty() ? Json(nullptr) : Json(phase.technique);
}

}  // namespace

std::string trouble_json(const std::string& text) { return dump({{"event", "trouble"}, {"text", text}}); }

std::vector<std::string> tell_json(const Event& event, const ViewState& state) {
  const auto name = script_name(event.kind);
  if (name.empty()) return {};
  Json json = {{"event", name},
               {"at", rfc3339({state.began.utc + event.at, state.began.offset})},
               {"t_s", seconds_json(event.at)}};
  const bool of_phase = event.kind != EventKind::session_started && event.kind != EventKind::session_finished;
  if (of_phase && event.phase < state.plan.phases.size()) {
    json["phase"] = state.plan.phases[event.phase].name;
    json["kind"] = to_text(state.plan.phases[event.phase].kind);
    json["side"] = to_text(event.side);
  }
  if (event.reason != Reason::none)
    json[event.kind == EventKind::paused ? "reason" : "ended_by"] = to_text(event.reason);
  if (event.kind == EventKind::resumed || event.kind == EventKind::asleep) json.erase("ended_by");
  if (event.kind == EventKind::paused && state.now.slept > Millis{0}) json["slept_s"] = seconds_json(state.now.slept);
  if (event.kind == EventKind::swapped) json["swapped"] = true;
  if (event.kind == EventKind::switch_soon && event.phase < state.plan.phases.size()) {
    json["side"] = to_text(state.now.side);
    json["next_side"] = to_text(event.side);
  }
  if (!event.text.empty()) json["text"] = event.text;
  if (event.kind == EventKind::session_started) {
    json["protocol"] = state.plan.protocol;
    json["mode"] = state.plan.mode.empty() ? Json(nullptr) : Json(state.plan.mode);
  }
  if (event.kind == EventKind::session_finished && state.kept) json["kept"] = *state.kept;
  if (event.kind == EventKind::mark_reached) json["role"] = to_text(PromptRole::tip);
  if (event.phase < state.plan.phases.size()) add_phase(json, event, state.plan.phases[event.phase]);
  return {dump(json)};
}

}  // namespace dropwise
