#include "dropwise/session.h"

#include <algorithm>

#include "timing/names.h"

namespace dropwise {
namespace {

constexpr Names<Action, kActionCount> kActions{
    {"next", "pause", "resume", "back", "swap", "more", "flowing", "pain", "finish", "touch"}};
static_assert(!kActions.names.back().empty());

bool is_breast(Side side) { return side == Side::left || side == Side::right; }

}  // namespace

std::string_view to_text(Action action) { return kActions(action); }
std::optional<Action> parse_action(std::string_view text) { return kActions.parse(text); }

Session::Session(Plan plan) : plan_(std::move(plan)), progress_(plan_.phases.size()) {}

Session::Session(Plan plan, const std::vector<Event>& log) : Session(std::move(plan)) {
  for (const Event& event : log) apply(event);
}

std::span<const Event> Session::advance(Millis at) {
  const std::size_t before = log_.size();
  for (auto event = due(); event && event->at <= at; event = due()) apply(std::move(*event));
  return since(before);
}

std::span<const Event> Session::act(Action action, Millis at, std::string text) {
  const std::size_t before = log_.size();
  if (!log_.empty()) at = std::max(at, log_.back().at);
  advance(at);
  do_action(action, at, std::move(text));
  return since(before);
}

void Session::do_action(Action action, Millis at, std::string text) {
  if (stage_ != Stage::within) return;
  const bool by_hand = action != Action::resume || pause_reason_ != Reason::interrupted;
  const bool expressing = plan_.phases[phase_].kind == PhaseKind::express;
  switch (action) {
    case Action::next: move_on(at); break;
    case Action::pause:
      record(paused_ ? EventKind::resumed : EventKind::paused, at, Reason::user, std::move(text));
      break;
    case Action::resume:
      if (paused_) record(EventKind::resumed, at, pause_reason_);
      break;
    case Action::back:
      if (phase_ > 0) end_phase(at, Reason::user, phase_ - 1);
      break;
    case Action::swap: record(EventKind::swapped, at); break;
    case Action::more:
      if (plan_.phases[phase_].target && !ends_by_most()) record(EventKind::extended, at);
      break;
    case Action::flowing:
      if (expressing) record(EventKind::marked, at);
      break;
    case Action::pain:
      if (pause_reason_ != Reason::pain) record(EventKind::paused, at, Reason::pain, std::move(text));
      break;
    case Action::finish: {
      const Reason reason = paused_ ? pause_reason_ : Reason::user;
      end_phase(at, reason, reason == Reason::pain ? plan_.phases.size() : finish_phase());
      break;
    }
    case Action::touch: break;
  }
  const bool stays = stage_ == Stage::within;
  if (stays && by_hand && !touched_ && plan_.phases[phase_].cap) record(EventKind::touched, at);
  advance(at);
}

void Session::interrupt(Millis at) {
  advance(at);
  if (stage_ == Stage::within && !paused_) record(EventKind::paused, at, Reason::interrupted);
}

void Session::sleep(Millis from, Millis to) {
  if (!log_.empty()) from = std::max(from, log_.back().at);
  advance(from);
  if (stage_ != Stage::within) return;
  record(EventKind::asleep, from, Reason::interrupted);
  record(EventKind::paused, std::max(from, to), pause_reason_);
}

void Session::move_on(Millis at) {
  if (paused_) return record(EventKind::resumed, at, Reason::user);
  if (ran_out_ && at - entered_ < kLateNext) return;  // meant for the phase that has just run out
  const Phase& phase = plan_.phases[phase_];
  const bool expressing = phase.kind == PhaseKind::express;
  const bool early = expressing && plan_.policy == Policy::clock && phase.minimum && elapsed(at) < *phase.minimum;
  if (early && (!held_ || at - *held_ > kSecondPress)) return record(EventKind::held, at);
  const Reason reason = expressing && plan_.policy != Policy::clock ? Reason::flow : Reason::user;
  end_phase(at, reason, after(phase_, reason));
}

void Session::record(EventKind kind, Millis at, Reason reason, std::string text) {
  Event event = make(kind, at);
  event.reason = reason;
  event.text = std::move(text);
  if (kind == EventKind::swapped) event.side = other(side_);
  apply(std::move(event));
}

void Session::end_phase(Millis at, Reason reason, std::size_t to) {
  Event event = make(EventKind::phase_ended, at);
  event.reason = reason;
  event.to = to;
  apply(std::move(event));
}

Snapshot Session::snapshot(Millis at) const {
  const auto cut = segments(plan_, log_, at);
  Snapshot now{
      .phase = phase_, .side = side_, .over = over(), .mirrored = mirrored_, .paused = paused_, .prompt = prompt_};
  now.left_active = active_time(cut, Side::left);
  now.right_active = active_time(cut, Side::right);
  now.since_start = at;
  if (stage_ != Stage::within) {
    now.phase = now.next = over() ? plan_.phases.size() : upcoming_;
    return now;
  }
  const Phase& phase = plan_.phases[phase_];
  now.kind = phase.kind;
  now.technique = phase.technique;
  now.pain = paused_ && pause_reason_ == Reason::pain;
  now.elapsed = elapsed(at);
  now.prompt_age = now.elapsed - prompt_at_;
  if (const auto end = ends_at())
    (phase.target || ends_by_most() ? now.remaining : now.until_cap) = std::max(*end - now.elapsed, Millis{0});
  if (phase.minimum && now.elapsed < *phase.minimum) now.until_minimum = *phase.minimum - now.elapsed;
  now.next = after(phase_, end_reason());
  now.next_side = side_of(now.next);
  if (paused_) now.paused_for = at - since_;
  if (paused_) now.slept = slept_;
  return now;
}

std::optional<Millis> Session::next_change() const {
  const auto event = due();
  if (!event) return {};
  return event->at;
}

std::optional<Event> Session::due() const {
  switch (stage_) {
    case Stage::fresh: return Event{.kind = EventKind::session_started};
    case Stage::between: return due_between();
    case Stage::within: return due_within();
    case Stage::over: break;
  }
  return {};
}

Event Session::due_between() const {
  Event event{.kind = EventKind::session_finished, .at = since_, .phase = upcoming_, .reason = ended_by_};
  if (upcoming_ >= plan_.phases.size()) return event;
  event.side = side_of(upcoming_);
  event.reason = Reason::none;
  const bool change = is_breast(event.side) && is_breast(last_breast_) && event.side != last_breast_;
  event.kind = change && !switch_told_ ? EventKind::side_switched : EventKind::phase_started;
  return event;
}

std::optional<Event> Session::due_within() const {
  if (paused_) return {};
  const Phase& phase = plan_.phases[phase_];
  const auto end = ends_at();
  std::optional<Event> first;
  const auto offer = [&](EventKind kind, Millis at) {
    const Millis when = std::max(instant(at), log_.back().at);  // a held-back reminder must not predate the log
    if (!first || when < first->at) first = make(kind, when);
  };
  const auto prompt = due_prompt(end);
  if (prompt) offer(EventKind::prompt, prompt->at);
  if (const auto at = next_mark_at()) offer(EventKind::mark_reached, *at);
  if (phase.minimum && !minimum_told_ && (!end || *phase.minimum < *end))
    offer(EventKind::minimum_reached, *phase.minimum);
  if (end && !soon_told_ && *end > kLeadIn) offer(EventKind::switch_soon, *end - kLeadIn);
  if (end) offer(EventKind::phase_ended, *end);
  if (!first) return {};
  if (first->kind == EventKind::prompt) first->text = prompt->text;
  if (first->kind == EventKind::mark_reached) first->text = plan_.marks[marks_told_].text;
  if (first->kind == EventKind::phase_ended) first->reason = end_reason();
  if (first->kind == EventKind::phase_ended || first->kind == EventKind::switch_soon) {
    first->to = after(phase_, end_reason());
  }
  if (first->kind == EventKind::switch_soon) first->side = side_of(first->to);
  return first;
}

/// The next prompt of this phase. The technique comes first; a reminder is left out if too little time remains to say
/// it.
std::optional<Prompt> Session::due_prompt(std::optional<Millis> end) const {
  const Phase& phase = plan_.phases[phase_];
  if (!technique_told_ && !phase.technique.empty())
    return Prompt{.text = phase.technique, .at = elapsed_, .role = PromptRole::technique};
  auto prompt = nth_prompt(phase, prompts_told_);
  const bool reminder = prompts_told_ >= phase.prompts.size();
  if (prompt && reminder && end && prompt->at + kReminderRoom + kLeadIn > *end) return {};
  return prompt;
}

/// The active time of this phase at which the next mark is reached.
std::optional<Millis> Session::next_mark_at() const {
  if (marks_told_ >= plan_.marks.size()) return {};
  const Mark& mark = plan_.marks[marks_told_];
  if (mark.clock == MarkClock::session) return elapsed_ + mark.at - active_;
  if (plan_.phases[phase_].kind != PhaseKind::express) return {};
  return elapsed_ + mark.at - expressed_;
}

Event Session::make(EventKind kind, Millis at) const {
  return {.kind = kind, .at = at, .phase = phase_, .side = side_};
}

Millis Session::elapsed(Millis at) const { return paused_ ? elapsed_ : elapsed_ + std::max(Millis{0}, at - since_); }

Millis Session::instant(Millis elapsed) const { return since_ + std::max(Millis{0}, elapsed - elapsed_); }

/// The active time at which this phase ends by itself.
std::optional<Millis> Session::ends_at() const {
  const Phase& phase = plan_.phases[phase_];
  if (ends_by_most()) return reaches_most_at();
  if (phase.target) return *phase.target + progress_[phase_].extra;
  if (phase.cap && !touched_) return phase.cap;
  return {};
}

/// The active time of this phase at which the session reaches the plan's limit for expressing.
std::optional<Millis> Session::reaches_most_at() const {
  if (!plan_.most || plan_.phases[phase_].kind != PhaseKind::express) return {};
  return elapsed_ + std::max(Millis{0}, *plan_.most - expressed_);
}

bool Session::ends_by_most() const {
  const auto most = reaches_most_at();
  const Phase& phase = plan_.phases[phase_];
  if (!most) return false;
  if (phase.target) return *most <= *phase.target + progress_[phase_].extra;
  return !phase.cap || touched_ || *most <= *phase.cap;
}

/// Why this phase would end next: by the clock, by its cap, or by the user if neither ends it.
Reason Session::end_reason() const {
  if (plan_.phases[phase_].target || ends_by_most()) return Reason::clock;
  return plan_.phases[phase_].cap && !touched_ ? Reason::cap : Reason::user;
}

std::size_t Session::after(std::size_t phase, Reason reason) const {
  if (reason == Reason::clock && ends_by_most()) return finish_phase();
  std::size_t next = phase + 1;
  while (reason == Reason::cap && next < plan_.phases.size() && plan_.phases[next].optional) ++next;
  return next;
}

std::size_t Session::finish_phase() const {
  std::size_t index = phase_ + 1;
  while (index < plan_.phases.size() && plan_.phases[index].kind != PhaseKind::finish) ++index;
  return index;
}

Side Session::side_of(std::size_t phase) const {
  if (phase >= plan_.phases.size()) return Side::none;
  return mirrored_ ? other(plan_.phases[phase].side) : plan_.phases[phase].side;
}

}  // namespace dropwise
