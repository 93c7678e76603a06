#pragma once

#include <string>
#include <vector>

#include "live/event_hook.h"
#include "live/speech_process.h"
#include "live/views/view.h"
#include "quantities/cue_set.h"
#include "terminal/console.h"

namespace dropwise {

/// The signals that a session gives, and the programs used for them.
struct Cues {
  CueSet set = {};
  std::vector<std::string> say = {};   ///< An argument list with `{text}`.
  std::vector<std::string> exec = {};  ///< An argument list.
  std::vector<std::string> tick = {};  ///< An argument list; empty: the bell.
};

/// Signals events without the need to read: bell, flash, window title, speech, a user's command.
class Notifier {
 public:
  explicit Notifier(Cues cues);

  /// Rings, sets the window title and starts the command; keeps the speech until flush().
  void on_event(const Event& event, const ViewState& state, Console& console);

  /// Speaks everything collected since the last flush() as one text.
  void flush();

  /// Announces the present state of a session, when it is resumed or a viewer joins it.
  void announce_state(const ViewState& state, Console& console);

  /// Speaks a sentence that belongs to no event.
  void say(const std::string& text);

  /// Repeats the technique of the phase.
  void repeat_technique(const ViewState& state, Console& console);

  /// Signals one step of the rhythm.
  void tick(Console& console);

  /// Returns each error once; empty otherwise. Call it whenever a program may have ended.
  std::string poll(Millis ticks);

  /// Gives the commands for the last events two seconds to end; speech continues without us. Returns at once with the
  /// input, if an input ends the program.
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
