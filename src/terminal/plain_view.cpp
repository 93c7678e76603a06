#include <algorithm>

#include <fmt/format.h>

#include "dropwise/duration.h"
#include "quantities/text.h"
#include "terminal/view.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

std::string paused_words(const Event& event, const Scene& scene) {
  const std::string go_on = !scene.keys     ? " `dropwise ctl resume` goes on."
                            : scene.one_key ? " Any key goes on, Ctrl-C finishes."
                                            : " p goes on, q finishes.";
  if (scene.now.slept > Millis{0}) {
    return fmt::format("The machine slept for {}; the session stood still and waits.{}", to_clock(scene.now.slept),
                       go_on);
  }
  if (event.reason == Reason::pain) return fmt::format("Paused, because it hurts. {}{}", clean(event.text), go_on);
  return "Paused." + go_on;
}

std::string swapped_words(const Event& event) {
  if (event.side == Side::none || event.side == Side::both) return "The breasts that follow change over.";
  return fmt::format("Noted: this is the {}. What follows changes over too.", side_words(event.side));
}

std::string ended_words(const Event& event, const Scene& scene) {
  if (event.reason != Reason::cap || event.phase >= scene.plan.phases.size()) return {};
  return fmt::format("Our own limit of {} ends this phase.",
                     to_clock(scene.plan.phases[event.phase].cap.value_or(Millis{0})));
}

std::string held_words(const Scene& scene) {
  return fmt::format("{} to the minimum of this phase. Press again within 3 s to move on all the same.",
                     to_clock(scene.now.to_enough.value_or(Millis{0})));
}

std::string soon_words(const Event& event, const Scene& scene) {
  const Millis left = scene.now.left ? *scene.now.left : scene.now.to_cap.value_or(kLeadIn);
  return fmt::format("{} in {}", next_words(scene.plan, event.to, event.side), (left.count() + 999) / 1000);
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
    case EventKind::mark_reached: return clean(event.text);
    case EventKind::minimum_reached: return "The minimum is reached.";
    case EventKind::switch_soon: return soon_words(event, scene);
    case EventKind::swapped: return swapped_words(event);
    case EventKind::extended:
      return fmt::format("A minute more: {} to go.", to_clock(scene.now.left.value_or(Millis{0})));
    case EventKind::paused: return paused_words(event, scene);
    case EventKind::resumed: return "Going on.";
    case EventKind::marked: return "Milk is flowing: noted.";
    case EventKind::held: return held_words(scene);
    case EventKind::phase_ended: return ended_words(event, scene);
    case EventKind::session_finished: return "Done.";
    case EventKind::touched: return "Our limit is off for this phase: it goes on until you move on.";
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
  return {fmt::format("{:>7}  {}", to_clock(event.at), text)};
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
  return fmt::format("{:>7}  {}{}.", to_clock(now.since_start), side, phase_time(now));
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
