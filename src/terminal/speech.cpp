#include "terminal/speech.h"

#include <fmt/format.h>

#include "quantities/text.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

std::string counted(Millis::rep count, const char* unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

/// `5 minutes`, `1 minute 30 seconds`, `45 seconds`.
std::string length(Millis time) {
  const auto seconds = std::chrono::round<std::chrono::seconds>(time).count();
  if (seconds < 60) return counted(seconds, "second");
  const std::string minutes = counted(seconds / 60, "minute");
  return seconds % 60 == 0 ? minutes : minutes + " " + counted(seconds % 60, "second");
}

std::string breast(Side side) {
  switch (side) {
    case Side::none: break;
    case Side::left: return "Left breast. ";
    case Side::right: return "Right breast. ";
    case Side::both: return "Both breasts. ";
  }
  return {};
}

std::string started(const Event& event, const Scene& scene) {
  if (event.phase >= scene.plan.phases.size()) return {};
  const Phase& phase = scene.plan.phases[event.phase];
  if (phase.kind == PhaseKind::finish) return {};
  const std::string text = breast(event.side) + clean(phase.name);
  if (!phase.target) return text + ", no set time.";
  if (!phase.limit || phase.enough == phase.limit) return text + fmt::format(", {}.", length(*phase.target));
  return text + fmt::format(", {} to {}.", length(*phase.enough), length(*phase.limit));
}

std::string paused(const Event& event, const Scene& scene) {
  if (scene.now.slept > Millis{0}) return fmt::format("The machine slept for {}. Paused.", length(scene.now.slept));
  return event.reason == Reason::pain ? "Paused. " + clean(event.text) : "Paused.";
}

}  // namespace

std::string speech(const Event& event, const Scene& scene) {
  switch (event.kind) {
    case EventKind::phase_started: return started(event, scene);
    case EventKind::prompt:
    case EventKind::mark_reached: return clean(event.text);
    case EventKind::minimum_reached: return "The minimum is reached.";
    case EventKind::switch_soon: return fmt::format("Soon: {}.", next_words(scene.plan, event.to, event.side));
    case EventKind::swapped: return breast(event.side) + "What follows changes over.";
    case EventKind::extended: return "A minute more.";
    case EventKind::paused: return paused(event, scene);
    case EventKind::resumed: return "Going on.";
    case EventKind::marked: return "Noted.";
    case EventKind::held:
      return fmt::format("{} to the minimum. Press again to move on.", length(scene.now.to_enough.value_or(Millis{0})));
    case EventKind::session_finished: return "Done.";
    case EventKind::session_started:
    case EventKind::side_switched:
    case EventKind::touched:
    case EventKind::asleep:
    case EventKind::phase_ended: break;
  }
  return {};
}

std::string window_title(const Event& event, const Scene& scene) {
  if (event.kind == EventKind::session_finished) return "done";
  if (event.kind == EventKind::paused) return "PAUSED";
  const bool tells =
      event.kind == EventKind::phase_started || event.kind == EventKind::swapped || event.kind == EventKind::resumed;
  if (!tells || event.phase >= scene.plan.phases.size()) return {};
  return fmt::format("{}, {}", side_title(event.side), clean(scene.plan.phases[event.phase].name));
}

}  // namespace dropwise
