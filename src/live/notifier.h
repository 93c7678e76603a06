#pragma once

#include <string>
#include <vector>

#include "live/event_hook.h"
#include "live/speech_process.h"
#include "live/views/view.h"
#include "quantities/cue_set.h"
#include "terminal/console.h"

namespace dropwise {

/// By what a session is noticed, and through which programs.
struct Cues {
  CueSet set = {};
  std::vector<std::string> say = {};   ///< An argument list with `{text}`.
  std::vector<std::string> exec = {};  ///< An argument list.
  std::vector<std::string> tick = {};  ///< An argument list; empty: the bell.
};

/// Makes a session noticed without reading: bell, flash, title, speech, a command of the user's.
class Notifier {
 public:
  explicit Notifier(Cues cues);

  /// Rings, names the window and starts the command; keeps what is to be said until flush().
  void on_event(const Event& event, const ViewState& state, Console& console);

  /// Says what was told since the last time, as one.
  void flush();

  /// What is said again when a session is taken up: where it stands.
  void announce_state(const ViewState& state, Console& console);

  /// Says a sentence that belongs to no event.
  void say(const std::string& text);

  /// Says the technique of the phase once more.
  void repeat_technique(const ViewState& state, Console& console);

  /// A step of the rhythm.
  void tick(Console& console);

  /// What went wrong, once; empty otherwise. To be called whenever something may have ended.
  std::string poll(Millis ticks);

  /// Gives the commands for the last events two seconds to end. What is still being said goes on without us.
  /// Returns at once with what came in when that ends the program.
  std::optional<Input> drain(const Clock& clock, Console& console);

 private:
  void announce_again(const Event& event, const ViewState& state, Console& console);

  Cues cues_;
  SpeechProcess speech_;
  EventHook hook_;
  std::unique_ptr<Process> tick_;
  std::string to_say_;
};

}  // namespace dropwise
