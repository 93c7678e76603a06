#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dropwise/event.h"
#include "dropwise/plan.h"

namespace dropwise {

/// How long before a phase ends by itself the change is announced.
inline constexpr Millis kLeadIn = std::chrono::seconds{5};

/// What Action::more adds to a phase.
inline constexpr Millis kMore = std::chrono::minutes{1};

/// Within this time a second Action::next moves on before the minimum (policy `clock`).
inline constexpr Millis kSecondPress = std::chrono::seconds{3};

/// So soon after a phase has ended by itself, Action::next is taken as meant for that phase, and skips nothing.
inline constexpr Millis kLateNext = std::chrono::seconds{1};

/// What the person, or somebody for her, can do. An action that means nothing at the moment does nothing.
enum class Action {
  next,     ///< Moves on to the next phase; in a pause it goes on instead, so that one press never skips unseen.
  pause,    ///< Pauses; in a pause, goes on.
  resume,   ///< Goes on; outside a pause, nothing.
  back,     ///< Takes the phase before up again where it was left; one that had run out starts anew.
  swap,     ///< "I am on the other breast": relabels this phase so far and mirrors the rest.
  more,     ///< One more minute for this phase, as far as Plan::most allows.
  flowing,  ///< Marks that milk is flowing.
  pain,     ///< It hurts: pauses at once.
  finish,   ///< Ends the session, by way of its finish phase; in a pause because it hurts, without.
  touch,    ///< Somebody is there, no more. Every action says so too: from then on an open phase has no cap.
};

/// How many actions there are.
inline constexpr std::size_t kActionCount = static_cast<std::size_t>(Action::touch) + 1;

/// What a display needs to know about an instant of a session.
struct Snapshot {
  std::size_t phase = 0;  ///< Index into Plan::phases; their number once the session is over.
  PhaseKind kind = PhaseKind::prepare;
  Side side = Side::none;
  bool over = false;
  bool mirrored = false;  ///< The sides of the plan have changed over.
  bool paused = false;
  bool pain = false;                     ///< Paused because it hurts.
  Millis elapsed{0};                     ///< Active time in this phase.
  std::optional<Millis> remaining = {};  ///< Until the phase ends at its target or at Plan::most. Absent: it counts up.
  std::optional<Millis> until_cap = {};  ///< Until our own cap ends an untouched open phase.
  std::optional<Millis> until_minimum = {};  ///< Until the minimum; absent when there is none or it is reached.
  std::size_t next = 0;                      ///< The phase that follows; the number of phases: the end.
  Side next_side = Side::none;
  std::string technique = {};              ///< The phase's; empty when it has none.
  std::string prompt = {};                 ///< What was told last in this phase, besides the technique.
  Millis prompt_age{0};                    ///< Active time in this phase since it was told.
  Millis left_active{0}, right_active{0};  ///< Expressing time of each breast.
  Millis since_start{0};
  Millis paused_for{0};  ///< How long this pause has lasted.
  Millis slept{0};       ///< How long the machine slept before this pause.
};

/// A session led by a plan. It knows no clock: every call says what time it is, counted from the start of the session,
/// and time never goes back (an action before the latest event counts as made at that event).
///
///     Session session(plan);
///     session.advance(0ms);                      // it begins
///     session.act(Action::next, 40s);            // what she does
///     session.advance(*session.next_change());   // what comes of itself
///     for (const Event& event : session.log()) store(event);
class Session {
 public:
  explicit Session(Plan plan);

  /// Goes on with a session from any beginning of its log, exactly as the one that never stopped.
  Session(Plan plan, const std::vector<Event>& log);

  /// Lets time pass: ends every phase whose time has come, at its own time, however late the call. Returns what is new
  /// in the log, valid until the session changes again.
  std::span<const Event> advance(Millis at);

  /// Advances, then does what was asked. `text` goes into the event, where it has one to say (pain, pause). Returns
  /// what is new, as advance() does.
  std::span<const Event> act(Action action, Millis at, std::string text = {});

  /// Pauses as of `at` because the session was cut off there. Nothing when it is over or paused already.
  void interrupt(Millis at);

  /// The machine slept from `from` to `to`: the session stands still from the one, and waits in pause from the other.
  /// Nothing when it is over.
  void sleep(Millis from, Millis to);

  /// The session at `at`, which is not before the latest instant it was told.
  Snapshot snapshot(Millis at) const;

  /// The next instant at which anything happens by itself. Absent in a pause, in an open phase with nothing left to
  /// tell and no cap, and when the session is over.
  std::optional<Millis> next_change() const;

  /// Everything that happened, in order. The only output of a session.
  const std::vector<Event>& log() const { return log_; }

  const Plan& plan() const { return plan_; }
  bool over() const { return stage_ == Stage::over; }
  bool paused() const { return paused_; }

 private:
  enum class Stage { fresh, between, within, over };

  /// How far one phase has come over all visits to it.
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
  Millis since_{0}, elapsed_{0};  // the phase had come to elapsed_ at since_
  Millis slept_{0};
  Millis expressed_{0}, active_{0};  // expressing, and in all phases, before this stretch
  std::optional<Millis> held_;
  std::size_t prompts_told_ = 0, marks_told_ = 0;
  std::string prompt_;
  Millis prompt_at_{0};  // in the active time of the phase
};

std::string_view to_text(Action action);

/// Reads what to_text() writes. Absent for any other text.
std::optional<Action> parse_action(std::string_view text);

}  // namespace dropwise
