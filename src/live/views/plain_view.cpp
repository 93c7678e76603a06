#include <algorithm>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/move_on.h"
#include "live/views/view.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

std::string paused_words(const Event& event, const ViewState& state) {
  const std::string options = how_to_resume(state);
  if (state.now.slept > Millis{0})
    return join_sentences(
        {tr("Paused: the computer was asleep for {}. That time isn't counted.", to_clock(state.now.slept)), options});
  if (event.reason == Reason::pain)
    return join_sentences({tr("Paused because it hurts."), tr(sanitize(event.text)), options,
                           tr("`dropwise signs` shows the warning signs.")});
  return join_sentences({tr("Paused."), options});
}

std::string swapped_words(const Event& event) {
  switch (event.side) {
    case Side::none:
    case Side::both: break;
    case Side::left: return tr("You're on the LEFT breast. I've swapped left and right for the rest of the session.");
    case Side::right: return tr("You're on the RIGHT breast. I've swapped left and right for the rest of the session.");
  }
  return tr("I've swapped left and right for the rest of the session.");
}

std::string ended_words(const Event& event, const ViewState& state) {
  if (event.reason != Reason::cap || event.phase >= state.plan.phases.size()) return {};
  return tr("That's {}. No key was pressed, so this part ends (our own limit).",
            time_in_words(state.plan.phases[event.phase].cap.value_or(Millis{0})));
}

std::string held_words(const ViewState& state) {
  return tr("Still {} to go before the minimum. Press again within 3 seconds to move on anyway.",
            to_clock(state.now.until_minimum.value_or(Millis{0})));
}

/// The text for an event. Empty if nothing is said.
std::string words(const Event& event, const ViewState& state) {
  const bool in_phase = event.phase < state.plan.phases.size();
  switch (event.kind) {
    case EventKind::phase_started:
      return in_phase && state.plan.phases[event.phase].kind != PhaseKind::finish
                 ? heading(state.plan.phases[event.phase], event.side)
                 : "";
    case EventKind::prompt:
    case EventKind::mark_reached: return prompt_words(event, state);
    case EventKind::minimum_reached: return minimum_words(event, state);
    case EventKind::switch_soon: return soon_words(event, state.plan);
    case EventKind::swapped: return swapped_words(event);
    case EventKind::extended:
      return tr("One more minute: {} to go.", to_clock(state.now.remaining.value_or(Millis{0})));
    case EventKind::paused: return paused_words(event, state);
    case EventKind::resumed: return tr("Carry on.");
    case EventKind::marked: return tr("Noted: your milk is flowing.");
    case EventKind::held: return held_words(state);
    case EventKind::phase_ended: return ended_words(event, state);
    case EventKind::session_finished: return tr("Done.");
    case EventKind::touched:
      return state.now.paused ? "" : tr("You're still there, so I'll keep going until you move on.");
    case EventKind::session_started:
    case EventKind::asleep:
    case EventKind::side_switched: break;
  }
  return {};
}

/// Whether the event tells the technique, which a frame shows throughout the phase.
bool tells_technique(const Event& event, const ViewState& state) {
  return event.kind == EventKind::prompt && event.phase < state.plan.phases.size() &&
         role_of(state.plan.phases[event.phase], event.text) == PromptRole::technique;
}

}  // namespace

std::vector<std::string> tell_plain(const Event& event, const ViewState& state) {
  std::string text = words(event, state);
  if (text.empty()) return {};
  const bool forgotten = event.kind == EventKind::resumed || event.kind == EventKind::swapped;
  if (forgotten) text = with_technique(text, state);
  return {formatted("{:>7}  {}", to_clock(event.at), text)};
}

std::string hanging(const std::string& line, std::size_t width) {
  const std::string gap = "  ";
  const auto text = line.find(gap, line.find_first_not_of(' '));
  const bool timed = text <= 8;
  const std::size_t head = timed ? text + gap.size() : 0;
  return wrap(std::string_view(line).substr(head), width, std::string_view(line).substr(0, head));
}

std::string time_plain(const ViewState& state) {
  const Snapshot& now = state.now;
  const std::string side = now.side == Side::none ? "" : side_words(now.side) + ": ";
  return formatted("{:>7}  {}{}.", to_clock(now.since_start), side, phase_time(now));
}

std::vector<std::string> tell_line(const Event& event, const ViewState& state) {
  const std::string text = words(event, state);
  if (text.empty() || event.kind == EventKind::switch_soon || tells_technique(event, state)) return {};
  const bool head = event.kind == EventKind::phase_started;
  if (!head) return {wrap(text, state.width(), "  ")};
  return {"", state.style.paint(wrap(text, state.width()), Role::strong)};
}

/// Tells only what the frame does not show by itself.
std::vector<std::string> tell_big(const Event& event, const ViewState& state) {
  constexpr std::array kShown = {EventKind::phase_started, EventKind::prompt, EventKind::mark_reached,
                                 EventKind::switch_soon, EventKind::session_finished};
  const std::string text = words(event, state);
  if (text.empty() || std::find(kShown.begin(), kShown.end(), event.kind) != kShown.end()) return {};
  return {text};
}

}  // namespace dropwise
