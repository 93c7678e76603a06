#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "dropwise/run.h"
#include "live/key_decoder.h"
#include "live/session_display.h"
#include "live/spots.h"

namespace dropwise {

/// A session while it is led; run_session() runs it. What time brings is in session_loop.cpp, what people do is in
/// session_loop_input.cpp.
class SessionLoop {
 public:
  SessionLoop(Session& session, const Clock& clock, Console& console, SessionStorage& storage,
              const LoopOptions& options, const SessionPosition& position, Notifier* notifier);
  LoopResult run();

 private:
  Millis at() const { return runner_.now(); }

  Snapshot snapshot() const { return session_.snapshot(at()); }
  ViewState view_state(Millis at) const;

  /// When the machine has slept, the session stood still for that time.
  void handle_sleep();

  /// Tells what happened, then keeps it: the disk may take longer than a change of breast may wait, and what is lost
  /// between the two would come by itself again.
  void tell();

  void error(const std::string& text) { display_.error(text, at()); }
  void info(const std::string& text) { display_.info(text, at()); }

  /// Tells the storage that the session lives, often enough.
  void send_heartbeat();

  /// Does one request from another terminal: one at a time, so that many of them delay nothing.
  void handle_request();
  bool paced(const Snapshot& now) const;

  /// A tick for every new step.
  void pace();
  /// Moves the thumb on when it is time to.
  void update_spots();
  void say_spot();
  bool announces() const { return options_.announce > Millis{0} && options_.view->time; }

  /// Says the time whenever the phase has lasted so long again.
  void announce();
  /// How long nothing will happen, on the clock.
  Millis wait_time() const;

  /// Until the figures on the screen change: they count from the start of this phase.
  Millis next_second(const Snapshot& here) const;

  /// Does what the input asks for; tells the exit when it ends the session's being led.
  std::optional<ExitCode> handle_input(const Input& input);

  /// Pauses, lets the terminal have its old ways, and stands still until it is waked.
  void suspend();
  void press(const std::string& bytes);
  void flush_keys();

  /// With one key a bump must not end a session: that takes a second press.
  bool would_end(Millis pressed);

  /// When moving on too early was last held.
  std::optional<Millis> held_at() const;
  void act(const KeyPress& press, Millis when);
  void say_help();
  void repeat_technique();
  void next_spot();

  /// What helps where it hurts; from press to press one step further, and the last again.
  std::string next_pain_step();

  /// What is said again when a session is taken up: where it stands.
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
  std::optional<Millis> end_asked_;  // when one key asked to end the session
  std::size_t pains_ = 0;            // how often it hurt
  std::string pain_said_;            // what was said of it last
  bool woken_ = false;
  Millis looked_{0};                                     // into the inbox
  std::pair<std::size_t, Millis::rep> announced_{0, 0};  // phase, and how often in it
  Pacer pacer_;
  std::optional<std::pair<std::size_t, std::size_t>> step_;  // the phase, and the step of the rhythm in it
  Spots spots_;
  KeyDecoder keys_;
  SingleKeyDecoder one_key_;
};

}  // namespace dropwise
