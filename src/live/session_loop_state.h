#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "live/key_decoder.h"
#include "live/session_clock.h"
#include "live/session_loop.h"
#include "live/spots.h"

namespace dropwise {

/// A session while it is led; run_session() runs it. Its parts: time and what comes of it in live.cpp, what people do
/// and are told in live_input.cpp.
class SessionLoop {
 public:
  SessionLoop(Session& session, const Clock& clock, Console& console, const SessionStorage& storage,
              const LoopOptions& options)
      : session_(session),
        clock_(clock),
        console_(console),
        storage_(storage),
        options_(options),
        time_(clock, options.since.value_or(clock.ticks()), options.from, options.speed),
        told_(options.told),
        alive_at_(options.from),
        pacer_(options.rhythm),
        spots_(options.spots, session.plan().spots) {}
  LoopResult run();

 private:
  /// The session now, and never before what it has lived through.
  Millis at() const { return session_.log().empty() ? time_.now() : std::max(time_.now(), session_.log().back().at); }

  Snapshot snapshot() const { return session_.snapshot(at()); }
  ViewState view_state(Millis at) const;

  /// When the machine has slept, the session stood still for that time.
  void handle_sleep() {
    const auto stood = time_.woke();
    if (!stood) return;
    one_key_ = {};  // a press from before the sleep is none
    session_.sleep(*stood, time_.now());
  }

  /// Tells what happened, then keeps it: the disk may take longer than a change of breast may wait, and what is lost
  /// between the two would come by itself again.
  void tell();

  /// Says a line that stays.
  void say(const std::string& line);

  /// Says a line; in a full frame it stands for a while.
  void banner(const std::string& line);

  /// In a full frame what happens at one instant is one notice; elsewhere each is a line, said at once.
  std::string banner_or(const std::string& line);

  /// Says what went wrong; to scripts as an event.
  void error(const std::string& text);

  /// Says what is not of the session; not to scripts.
  void info(const std::string& text);
  void send_heartbeat();

  /// Does one thing that was asked from elsewhere, so that many of them hold nothing up.
  void handle_request();
  bool paced(const Snapshot& now) const {
    return pacer_.on() && !now.paused && !now.over && now.kind == PhaseKind::express;
  }

  /// A tick for every new step.
  void pace();
  /// Moves the thumb on when it is time to.
  void update_spots();
  void say_spot();
  bool announces() const { return options_.announce > Millis{0} && options_.view->time; }

  /// Says the time whenever the phase has lasted so long again.
  void announce();
  void draw() {
    if (options_.view->screen == Screen::none) return;
    const auto frame = options_.view->frame(view_state(at()));
    console_.show(frame);
  }

  /// How long nothing will happen, on the clock.
  Millis wait_time() const;

  /// Until the figures on the screen change: they count from the start of this phase.
  Millis next_second(const Snapshot& here) const {
    const Millis shown = here.paused ? here.paused_for : here.elapsed;
    const Millis step{options_.speed > 1 ? static_cast<Millis::rep>(1000 * options_.speed / 5) : 1000};
    return step - shown % step;
  }

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
  LoopResult result(ExitCode exit, Millis at) const {
    return {exit, at, pacer_.changed() ? std::optional(pacer_.tempo()) : std::nullopt};
  }

  Session& session_;
  const Clock& clock_;
  Console& console_;
  const SessionStorage& storage_;
  const LoopOptions& options_;
  SessionClock time_;
  std::size_t told_;
  Millis alive_at_;
  std::string notice_;
  Millis noticed_{0}, notice_until_{0};
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
