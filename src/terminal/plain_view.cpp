#include <algorithm>

#include "dropwise/duration.h"
#include "language/language.h"
#include "quantities/text.h"
#include "terminal/view.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

std::string paused_words(const Event& event, const Scene& scene) {
  const std::string go_on = !scene.keys     ? tr(" `dropwise ctl resume` goes on.")
                            : scene.one_key ? tr(" Any key goes on, Ctrl-C finishes.")
                                            : tr(" p goes on, q finishes.");
  if (scene.now.slept > Millis{0}) {
    return tr("The machine slept for {}; the session stood still and waits.{}", to_clock(scene.now.slept), go_on);
  }
  if (event.reason == Reason::pain) return tr("Paused, because it hurts. {}{}", tr(clean(event.text)), go_on);
  return tr("Paused.") + go_on;
}

std::string swapped_words(const Event& event) {
  if (event.side == Side::none || event.side == Side::both) return tr("The breasts that follow change over.");
  return tr("Noted: this is the {}. What follows changes over too.", side_words(event.side));
}

std::string ended_words(const Event& event, const Scene& scene) {
  if (event.reason != Reason::cap || event.phase >= scene.plan.phases.size()) return {};
  return tr("Our own limit of {} has ended the phase.",
            to_clock(scene.plan.phases[event.phase].cap.value_or(Millis{0})));
}

std::string held_words(const Scene& scene) {
  return tr("{} to the minimum of this phase. Press again within 3 s to move on all the same.",
            to_clock(scene.now.to_enough.value_or(Millis{0})));
}

std::string soon_words(const Event& event, const Scene& scene) {
  const Millis left = scene.now.left ? *scene.now.left : scene.now.to_cap.value_or(kLeadIn);
  return tr("{} in {}", next_words(scene.plan, event.to, event.side), (left.count() + 999) / 1000);
}

/// What is said of an event; empty when nothing is.
std::string words(const Event& event, const Scene& scene) {
  const bool in_phase = event.phase < scene.plan.phases.size();
  switch (event.kind) {
    case EventKind::phase_started:
      return in_phase && scene.plan.phases[event.phase].kind != PhaseKind::finish
                 ? heading(scene.plan.phases[event.phase], event.side)
                 : "";
    case EventKind::prompt:
    case EventKind::mark_reached: return tr(clean(event.text));
    case EventKind::minimum_reached: return tr("The minimum is reached.");
    case EventKind::switch_soon: return soon_words(event, scene);
    case EventKind::swapped: return swapped_words(event);
    case EventKind::extended: return tr("A minute more: {} to go.", to_clock(scene.now.left.value_or(Millis{0})));
    case EventKind::paused: return paused_words(event, scene);
    case EventKind::resumed: return tr("Going on.");
    case EventKind::marked: return tr("Milk is flowing: noted.");
    case EventKind::held: return held_words(scene);
    case EventKind::phase_ended: return ended_words(event, scene);
    case EventKind::session_finished: return tr("Done.");
    case EventKind::touched: return tr("Our limit is off for this phase: it goes on until you move on.");
    case EventKind::session_started:
    case EventKind::asleep:
    case EventKind::side_switched: break;
  }
  return {};
}

}  // namespace

std::vector<std::string> tell_plain(const Event& event, const Scene& scene) {
  const std::string text = words(event, scene);
  if (text.empty()) return {};
  return {formatted("{:>7}  {}", to_clock(event.at), text)};
}

std::string hanging(const std::string& line, std::size_t width) {
  const std::string gap = "  ";
  const auto text = line.find(gap, line.find_first_not_of(' '));
  const bool timed = text <= 8;
  const std::size_t head = timed ? text + gap.size() : 0;
  return wrap(std::string_view(line).substr(head), width, std::string_view(line).substr(0, head));
}

std::string time_plain(const Scene& scene) {
  const Snapshot& now = scene.now;
  const std::string side = now.side == Side::none ? "" : side_words(now.side) + ": ";
  return formatted("{:>7}  {}{}.", to_clock(now.since_start), side, phase_time(now));
}

std::vector<std::string> tell_line(const Event& event, const Scene& scene) {
  const std::string text = words(event, scene);
  if (text.empty() || event.kind == EventKind::switch_soon) return {};
  const bool head = event.kind == EventKind::phase_started;
  if (!head) return {wrap(text, scene.width(), "  ")};
  return {"", scene.style.paint(wrap(text, scene.width()), Role::strong)};
}

/// What the frame does not show by itself.
std::vector<std::string> tell_big(const Event& event, const Scene& scene) {
  constexpr std::array kShown = {EventKind::phase_started, EventKind::prompt, EventKind::mark_reached,
                                 EventKind::switch_soon, EventKind::session_finished};
  const std::string text = words(event, scene);
  if (text.empty() || std::find(kShown.begin(), kShown.end(), event.kind) != kShown.end()) return {};
  return {text};
}

const View* find_view(std::string_view name) {
  for (const View& view : kViews) {
    if (view.name == name) return &view;
  }
  return nullptr;
}

}  // namespace dropwise
