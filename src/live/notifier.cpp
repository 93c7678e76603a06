#include "live/notifier.h"

#include <algorithm>
#include <utility>

#include "live/speech.h"

namespace dropwise {
namespace {

constexpr Millis kPatience{2000};  // how long to wait for the commands of the last events
constexpr Millis kLook{50};

}  // namespace

Notifier::Notifier(Cues cues) : cues_(std::move(cues)), speech_(cues_.say), hook_(cues_.exec) {}

void Notifier::on_event(const Event& event, const ViewState& state, Console& console) {
  const Cue cue{.times = bell_count(event),
                .bell = cues_.set.bell,
                .flash = cues_.set.flash && !state.style.night,
                .title = cues_.set.title ? window_title(event, state) : ""};
  if ((cue.times > 0 && (cue.bell || cue.flash)) || !cue.title.empty()) console.cue(cue);
  if (cues_.set.say) {
    const std::string text = speech(event, state);
    if (!text.empty()) to_say_ += (to_say_.empty() ? "" : " ") + text;
  }
  if (!cues_.set.exec) return;
  for (const std::string& json : tell_json(event, state)) hook_.run(json);
}

void Notifier::flush() {
  if (!to_say_.empty()) speech_.say(std::exchange(to_say_, {}));
}

void Notifier::announce_state(const ViewState& state, Console& console) {
  const Snapshot& now = state.now;
  const Event started{.kind = EventKind::phase_started, .phase = now.phase, .side = now.side};
  announce_again(started, state, console);
  for (const std::string& text : {now.technique, now.prompt})
    announce_again({.kind = EventKind::prompt, .phase = now.phase, .side = now.side, .text = text}, state, console);
  flush();
}

void Notifier::say(const std::string& text) {
  if (cues_.set.say) speech_.say(text);
}

void Notifier::repeat_technique(const ViewState& state, Console& console) {
  announce_again({.kind = EventKind::prompt, .phase = state.now.phase, .text = state.now.technique}, state, console);
  flush();
}

/// Announces an earlier event again, but does not start the user's command again.
void Notifier::announce_again(const Event& event, const ViewState& state, Console& console) {
  const bool exec = std::exchange(cues_.set.exec, false);
  on_event(event, state, console);
  cues_.set.exec = exec;
}

void Notifier::tick(Console& console) {
  if (!cues_.set.tick) return;
  if (cues_.tick.empty()) return console.cue({.times = 1, .soft = true});
  if (tick_ && tick_->running()) return;
  tick_ = std::make_unique<Process>(ProcessSpec{.words = cues_.tick, .limit = std::chrono::seconds{5}});
}

std::optional<Input> Notifier::drain(const Clock& clock, Console& console) {
  const Millis end = clock.ticks() + kPatience;
  while (!hook_.idle() && clock.ticks() < end) {
    hook_.poll(clock.ticks());
    auto input = console.wait(std::min(kLook, end - clock.ticks()));
    if (input && ends(*input)) return input;
  }
  return {};
}

std::string Notifier::poll(Millis ticks) {
  std::string trouble = cues_.set.say ? speech_.poll() : "";
  std::string of_command = hook_.poll(ticks);
  return trouble.empty() ? of_command : trouble;
}

}  // namespace dropwise
