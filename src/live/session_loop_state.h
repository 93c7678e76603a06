#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "dropwise/run.h"
#include "live/key_decoder.h"
#include "live/session_display.h"
#include "live/spots.h"

namespace dropwise {

/// The state of run_session(). Timed events are handled in session_loop.cpp, input in session_loop_input.cpp.
class SessionLoop {
 public:
  SessionLoop(Session& session, const Clock& clock, Console& console, SessionStorage& storage,
              const LoopOptions& options, const SessionPosition& position, Notifier* notifier);
  LoopResult run();

 private:
  Millis at() const { return runner_.now(); }

  Snapshot snapshot() const { return session_.snapshot(at()); }
  ViewState view_state(Millis at) const;

  /// If the machine has slept, tells the session, which is then paused.
  void handle_sleep();

  /// Announces new events, then saves them: a slow disk must not delay a change of breast, and events lost between the
  /// two would happen again by themselves.
  void tell();

  void error(const std::string& text) { display_.error(text, at()); }
  void info(const std::string& text) { display_.info(text, at()); }

  /// Sends the storage a heartbeat when its interval has passed.
  void send_heartbeat();

  /// Handles one request from another terminal. Only one at a time, so that many of them delay nothing.
  void handle_request();
  bool paced(const Snapshot& now) const;

  /// Signals every new step of the rhythm.
  void pace();
  /// Moves the thumb to the next spot when it is time.
  void update_spots();
  void say_spot();
  bool announces() const { return options_.announce > Millis{0} && options_.view->time; }

  /// Announces the time each time another `announce` interval of the phase has passed.
  void announce();
  /// How long, on the clock, until something happens.
  Millis wait_time() const;

  /// The time until the figures on the screen change; they count from the start of this phase.
  Millis next_second(const Snapshot& here) const;

  /// Handles an input. Returns the exit code if it ends the loop.
  std::optional<ExitCode> handle_input(const Input& input);

  /// Pauses, restores the terminal, and stops until SIGCONT.
  void suspend();
  void press(const std::string& bytes);
  void flush_keys();

  /// In one-key mode, an accidental press must not end a session: that takes a second press.
  bool would_end(Millis pressed);

  /// When a move before the minimum was last held back.
  std::optional<Millis> held_at() const;
  void act(const KeyPress& press, Millis when);
  void say_help();

  /// The keys as a table: the key on the left, its meaning on the right.
  std::vector<std::string> key_table(std::size_t width) const;
  void repeat_technique();
  void next_spot();

  /// Advice for pain: each press gives the next step; the last one is repeated.
  std::string next_pain_step();

  /// Announces the present state when a session is resumed.
  void recall();
  LoopResult leave(ExitCode exit);
  LoopResult result(ExitCode exit, Millis at) const;

  Session& session_;
  const Clock& clock_;
  Console& console_;
  SessionStorage& storage_;
  const LoopOptions& options_;
  SessionPosition position_;
  Notifier* notifier_;
  SessionDisplay display_;
  SessionRunner runner_;
  std::size_t told_;
  Millis alive_at_;
  std::optional<Millis> help_shown_;  // in a full frame: since when the keys are shown
  std::optional<Millis> end_asked_;   // in one-key mode: when the first press to end came
  std::size_t pains_ = 0;             // number of pain presses
  std::string pain_said_;             // the latest advice for pain
  bool woken_ = false;
  Millis looked_{0};                                     // last check for requests
  std::pair<std::size_t, Millis::rep> announced_{0, 0};  // phase, and number of announcements in it
  Pacer pacer_;
  std::optional<std::pair<std::size_t, std::size_t>> step_;  // phase, and step of the rhythm in it
  Spots spots_;
  KeyDecoder keys_;
  SingleKeyDecoder one_key_;
};

}  // namespace dropwise
