#include "live/speech.h"

#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/move_on.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

/// Such as `Left breast, 5 to 10 minutes.`
std::string breast_with_length(Side side, const std::string& length) {
  switch (side) {
    case Side::none: break;
    case Side::left: return tr("Left breast, {}.", length);
    case Side::right: return tr("Right breast, {}.", length);
    case Side::both: return tr("Both breasts, {}.", length);
  }
  return {};
}

std::string without_length(Side side) {
  switch (side) {
    case Side::none: break;
    case Side::left: return tr("Left breast, no set time.");
    case Side::right: return tr("Right breast, no set time.");
    case Side::both: return tr("Both breasts, no set time.");
  }
  return {};
}

/// Only for a phase with a set time.
std::string length(const Phase& phase) {
  if (!phase.maximum || phase.minimum == phase.maximum) return time_in_words(*phase.target);
  const bool whole = *phase.minimum % std::chrono::minutes{1} == Millis{0};
  return whole ? tr("{} to {}", *phase.minimum / std::chrono::minutes{1}, time_in_words(*phase.maximum))
               : tr("{} to {}", time_in_words(*phase.minimum), time_in_words(*phase.maximum));
}

std::string started(const Event& event, const ViewState& state) {
  if (event.phase >= state.plan.phases.size()) return {};
  const Phase& phase = state.plan.phases[event.phase];
  if (phase.kind == PhaseKind::finish) return {};
  if (phase.kind == PhaseKind::express && event.side != Side::none)
    return phase.target ? breast_with_length(event.side, length(phase)) : without_length(event.side);
  const std::string name = tr(sanitize(phase.name));
  return phase.target ? tr("{}, {}.", name, length(phase)) : tr("{}, no set time.", name);
}

std::string swapped(Side side) {
  switch (side) {
    case Side::none:
    case Side::both: break;
    case Side::left: return tr("Left breast. I've swapped left and right for the rest of the session.");
    case Side::right: return tr("Right breast. I've swapped left and right for the rest of the session.");
  }
  return tr("I've swapped left and right for the rest of the session.");
}

std::string paused(const Event& event, const ViewState& state) {
  if (state.now.slept > Millis{0}) return tr("Paused. The computer was asleep for {}.", time_in_words(state.now.slept));
  return event.reason == Reason::pain ? join_sentences({tr("Paused."), tr(sanitize(event.text))}) : tr("Paused.");
}

}  // namespace

std::string speech(const Event& event, const ViewState& state) {
  switch (event.kind) {
    case EventKind::phase_started: return started(event, state);
    case EventKind::prompt:
    case EventKind::mark_reached: return prompt_words(event, state);
    case EventKind::minimum_reached: return minimum_words(event, state);
    case EventKind::switch_soon: return soon_words(event, state.plan);
    case EventKind::swapped: return with_technique(swapped(event.side), state);
    case EventKind::extended: return tr("One more minute.");
    case EventKind::paused: return paused(event, state);
    case EventKind::resumed: return with_technique(tr("Carry on."), state);
    case EventKind::marked: return tr("Noted: your milk is flowing.");
    case EventKind::held:
      return tr("Still {} to go before the minimum. Press again within 3 seconds to move on anyway.",
                time_in_words(state.now.until_minimum.value_or(Millis{0})));
    case EventKind::session_finished: return tr("Done.");
    case EventKind::session_started:
    case EventKind::side_switched:
    case EventKind::touched:
    case EventKind::asleep:
    case EventKind::phase_ended: break;
  }
  return {};
}

std::string window_title(const Event& event, const ViewState& state) {
  if (event.kind == EventKind::session_finished) return tr("done");
  if (event.kind == EventKind::paused) return tr("PAUSED");
  const bool tells =
      event.kind == EventKind::phase_started || event.kind == EventKind::swapped || event.kind == EventKind::resumed;
  if (!tells || event.phase >= state.plan.phases.size()) return {};
  return tr("{}, {}", side_title(event.side), tr(sanitize(state.plan.phases[event.phase].name)));
}

}  // namespace dropwise
