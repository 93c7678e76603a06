#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dropwise/event.h"
#include "dropwise/plan.h"

namespace dropwise {

/// How long before the end of a timed phase the change is announced.
inline constexpr Millis kLeadIn = std::chrono::seconds{5};

/// How much Action::more adds to a phase.
inline constexpr Millis kMore = std::chrono::minutes{1};

/// A second Action::next within this time moves on before the minimum (policy `clock`).
inline constexpr Millis kSecondPress = std::chrono::seconds{3};

/// Within this time after a phase has ended by itself, Action::next is taken as meant for that phase and skips nothing.
inline constexpr Millis kLateNext = std::chrono::seconds{1};

/// What the person, or somebody helping her, can do. An action that does not apply at the moment has no effect.
enum class Action {
  next,    ///< Moves on to the next phase. In a pause it resumes instead, so that one press never skips a phase unseen.
  pause,   ///< Pauses; in a pause, resumes.
  resume,  ///< Resumes; no effect outside a pause.
  back,    ///< Returns to the previous phase where it was left; a phase that had run out starts again.
  swap,    ///< "I am on the other breast": relabels this phase so far and swaps the sides of the rest.
  more,    ///< Adds kMore to this phase, as far as Plan::most allows.
  flowing,  ///< Marks that milk is flowing.
  pain,     ///< It hurts. Pauses at once.
  finish,   ///< Goes to the finish phase, if any, and then ends the session; in a pause for pain, ends it at once.
  touch,    ///< Only shows that somebody is there. Like every action, it removes the cap of an open phase.
};

/// The number of actions.
inline constexpr std::size_t kActionCount = static_cast<std::size_t>(Action::touch) + 1;

/// What a display needs to know about one instant of a session.
struct Snapshot {
  std::size_t phase = 0;  ///< Index into Plan::phases; the number of phases once the session is over.
  PhaseKind kind = PhaseKind::prepare;
  Side side = Side::none;
  bool over = false;
  bool mirrored = false;  ///< Left and right of the plan are swapped.
  bool paused = false;
  bool pain = false;                     ///< Paused because it hurts.
  Millis elapsed{0};                     ///< Active time in this phase.
  std::optional<Millis> remaining = {};  ///< Until the phase ends at its target or at Plan::most. Absent: counts up.
  std::optional<Millis> until_cap = {};  ///< Until the cap ends an open phase in which no key was pressed.
  std::optional<Millis> until_minimum = {};  ///< Absent when there is no minimum or it is reached.
  std::size_t next = 0;                      ///< Index of the next phase; the number of phases if none follows.
  Side next_side = Side::none;
  std::string technique = {};              ///< Of this phase; empty if it has none.
  std::string prompt = {};                 ///< The latest prompt given in this phase; never the technique.
  Millis prompt_age{0};                    ///< Active time in this phase since that prompt.
  Millis left_active{0}, right_active{0};  ///< Expressing time of each breast.
  Millis since_start{0};
  Millis paused_for{0};  ///< How long this pause has lasted.
  Millis slept{0};       ///< How long the machine slept before this pause.
};

/// A session that follows a plan. It has no clock: every call passes the time, counted from the start of the session.
/// Time never goes back; an action before the latest event counts as made at that event.
///
///     Session session(plan);
///     session.advance(0ms);                      // it begins
///     session.act(Action::next, 40s);            // what she does
///     session.advance(*session.next_change());   // what comes of itself
///     for (const Event& event : session.log()) store(event);
class Session {
 public:
  explicit Session(Plan plan);

  /// Continues a session from its log, or from any first part of it, exactly as if it had never stopped.
  Session(Plan plan, const std::vector<Event>& log);

  /// Advances to `at`. Each phase ends at its own time, however late the call. Returns the new events of the log, valid
  /// until the session changes again.
  std::span<const Event> advance(Millis at);

  /// Advances, then performs the action. `text` is stored in the event of a pain or a pause. Returns the new events,
  /// like advance().
  std::span<const Event> act(Action action, Millis at, std::string text = {});

  /// Pauses as of `at` because the session was cut off there. No effect when it is over or already paused.
  void interrupt(Millis at);

  /// The machine slept from `from` to `to`: the session stops at `from` and is paused at `to`. No effect when it is
  /// over.
  void sleep(Millis from, Millis to);

  /// The session at `at`, which must not be before the latest time passed to it.
  Snapshot snapshot(Millis at) const;

  /// The next time at which something happens by itself. Absent in a pause, in an open phase with no cap and nothing
  /// left to say, and when the session is over.
  std::optional<Millis> next_change() const;

  /// All events, in order. The only output of a session.
  const std::vector<Event>& log() const { return log_; }

  const Plan& plan() const { return plan_; }
  bool over() const { return stage_ == Stage::over; }
  bool paused() const { return paused_; }

 private:
  enum class Stage { fresh, between, within, over };

  /// Time spent in one phase over all visits to it, and time added to it.
  struct Progress {
    Millis spent{0};
    Millis extra{0};
  };

  std::span<const Event> since(std::size_t size) const { return std::span(log_).subspan(size); }
  void do_action(Action action, Millis at, std::string text);
  void apply(Event event);
  void apply_pause(const Event& event);
  void enter(const Event& event);
  void leave(const Event& event);
  void accrue(Millis at);
  void record(EventKind kind, Millis at, Reason reason = Reason::none, std::string text = {});
  void end_phase(Millis at, Reason reason, std::size_t to);
  void move_on(Millis at);
  std::optional<Event> due() const;
  Event due_between() const;
  std::optional<Event> due_within() const;
  std::optional<Prompt> due_prompt(std::optional<Millis> end) const;
  std::optional<Millis> next_mark_at() const;
  Event make(EventKind kind, Millis at) const;
  Millis elapsed(Millis at) const;
  Millis instant(Millis elapsed) const;
  std::optional<Millis> ends_at() const;
  std::optional<Millis> reaches_most_at() const;
  bool ends_by_most() const;
  Reason end_reason() const;
  std::size_t after(std::size_t phase, Reason reason) const;
  std::size_t finish_phase() const;
  Side side_of(std::size_t phase) const;

  Plan plan_;
  std::vector<Event> log_;
  std::vector<Progress> progress_;
  Stage stage_ = Stage::fresh;
  std::size_t phase_ = 0, upcoming_ = 0;
  Side side_ = Side::none, last_breast_ = Side::none;
  bool mirrored_ = false, switch_told_ = false;
  bool paused_ = false, touched_ = false, ran_out_ = false, minimum_told_ = false, soon_told_ = false;
  bool technique_told_ = false;
  Reason pause_reason_ = Reason::none, ended_by_ = Reason::none;
  Millis entered_{0};             // when this visit to the phase began
  Millis since_{0}, elapsed_{0};  // the phase had lasted elapsed_ at since_
  Millis slept_{0};
  Millis expressed_{0}, active_{0};  // time expressing and time in all phases, before this stretch
  std::optional<Millis> held_;
  std::size_t prompts_told_ = 0, marks_told_ = 0;
  std::string prompt_;
  Millis prompt_at_{0};  // in active time of the phase
};

std::string_view to_text(Action action);

/// The inverse of to_text(). Absent for any other text.
std::optional<Action> parse_action(std::string_view text);

}  // namespace dropwise
