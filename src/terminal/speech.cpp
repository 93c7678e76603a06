#include "terminal/speech.h"

#include "language/language.h"
#include "quantities/text.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

/// `5 minutes`, `1 minute 30 seconds`, `45 seconds`.
std::string length(Millis time) {
  const auto whole = static_cast<std::size_t>(std::chrono::round<std::chrono::seconds>(time).count());
  std::string seconds = plural(whole % 60, "{} second", "{} seconds");
  if (whole < 60) return seconds;
  const std::string minutes = plural(whole / 60, "{} minute", "{} minutes");
  return whole % 60 == 0 ? minutes : minutes + " " + seconds;
}

std::string breast(Side side) {
  switch (side) {
    case Side::none: break;
    case Side::left: return tr("Left breast. ");
    case Side::right: return tr("Right breast. ");
    case Side::both: return tr("Both breasts. ");
  }
  return {};
}

std::string started(const Event& event, const Scene& scene) {
  if (event.phase >= scene.plan.phases.size()) return {};
  const Phase& phase = scene.plan.phases[event.phase];
  if (phase.kind == PhaseKind::finish) return {};
  const std::string text = breast(event.side) + tr(clean(phase.name));
  if (!phase.target) return text + tr(", no set time.");
  if (!phase.limit || phase.enough == phase.limit) return text + tr(", {}.", length(*phase.target));
  return text + tr(", {} to {}.", length(*phase.enough), length(*phase.limit));
}

std::string paused(const Event& event, const Scene& scene) {
  if (scene.now.slept > Millis{0}) return tr("The machine slept for {}. Paused.", length(scene.now.slept));
  return event.reason == Reason::pain ? tr("Paused. ") + tr(clean(event.text)) : tr("Paused.");
}

}  // namespace

std::string speech(const Event& event, const Scene& scene) {
  switch (event.kind) {
    case EventKind::phase_started: return started(event, scene);
    case EventKind::prompt:
    case EventKind::mark_reached: return tr(clean(event.text));
    case EventKind::minimum_reached: return tr("The minimum is reached.");
    case EventKind::switch_soon: return tr("Soon: {}.", next_words(scene.plan, event.to, event.side));
    case EventKind::swapped: return breast(event.side) + tr("What follows changes over.");
    case EventKind::extended: return tr("A minute more.");
    case EventKind::paused: return paused(event, scene);
    case EventKind::resumed: return tr("Going on.");
    case EventKind::marked: return tr("Noted.");
    case EventKind::held:
      return tr("{} to the minimum. Press again to move on.", length(scene.now.to_enough.value_or(Millis{0})));
    case EventKind::session_finished: return tr("Done.");
    case EventKind::session_started:
    case EventKind::side_switched:
    case EventKind::touched:
    case EventKind::asleep:
    case EventKind::phase_ended: break;
  }
  return {};
}

std::string window_title(const Event& event, const Scene& scene) {
  if (event.kind == EventKind::session_finished) return tr("done");
  if (event.kind == EventKind::paused) return tr("PAUSED");
  const bool tells =
      event.kind == EventKind::phase_started || event.kind == EventKind::swapped || event.kind == EventKind::resumed;
  if (!tells || event.phase >= scene.plan.phases.size()) return {};
  return tr("{}, {}", side_title(event.side), tr(clean(scene.plan.phases[event.phase].name)));
}

}  // namespace dropwise
