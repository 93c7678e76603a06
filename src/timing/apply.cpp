#include "dropwise/session.h"

namespace dropwise {

/// Every change of the state goes through here, whether an event happens now or is read back from the log.
void Session::apply(Event event) {
  if (event.phase >= plan_.phases.size() && event.kind != EventKind::session_started &&
      event.kind != EventKind::session_finished)
    return;
  const bool technique =
      event.kind == EventKind::prompt && !technique_told_ && event.text == plan_.phases[event.phase].technique;
  switch (event.kind) {
    case EventKind::session_started: stage_ = Stage::between; break;
    case EventKind::phase_started: enter(event); break;
    case EventKind::prompt:
      if (technique) technique_told_ = true;
      if (!technique) ++prompts_told_;
      break;
    case EventKind::mark_reached: ++marks_told_; break;
    case EventKind::minimum_reached: minimum_told_ = true; break;
    case EventKind::switch_soon: soon_told_ = true; break;
    case EventKind::side_switched:
      switch_told_ = true;
      last_breast_ = event.side;
      break;
    case EventKind::swapped:
      mirrored_ = !mirrored_;
      side_ = event.side;
      if (side_ != Side::none && side_ != Side::both) last_breast_ = side_;
      break;
    case EventKind::extended:
      progress_[phase_].extra += kMore;
      soon_told_ = false;
      break;
    case EventKind::asleep:
    case EventKind::paused:
    case EventKind::resumed: apply_pause(event); break;
    case EventKind::held: held_ = event.at; break;
    case EventKind::touched:
      touched_ = true;
      soon_told_ = false;  // the announced end is canceled
      break;
    case EventKind::marked: break;
    case EventKind::phase_ended: leave(event); break;
    case EventKind::session_finished: stage_ = Stage::over; break;
  }
  if (!event.text.empty() && !technique) {
    prompt_ = event.text;
    prompt_at_ = elapsed(event.at);
  }
  log_.push_back(std::move(event));
}

/// Stops or restarts the phase's clock at a pause, at a sleep of the machine, and when the session resumes.
void Session::apply_pause(const Event& event) {
  if (event.kind == EventKind::paused)
    slept_ = !log_.empty() && log_.back().kind == EventKind::asleep ? event.at - log_.back().at : Millis{0};
  accrue(event.at);
  paused_ = event.kind != EventKind::resumed;
  switch (event.kind) {
    case EventKind::asleep:
      if (pause_reason_ == Reason::none) pause_reason_ = event.reason;
      break;
    case EventKind::resumed: pause_reason_ = Reason::none; break;
    default: pause_reason_ = event.reason; break;
  }
}

void Session::enter(const Event& event) {
  const Phase& phase = plan_.phases[event.phase];
  stage_ = Stage::within;
  phase_ = event.phase;
  side_ = event.side;
  if (side_ == Side::left || side_ == Side::right) last_breast_ = side_;
  since_ = entered_ = event.at;
  elapsed_ = progress_[phase_].spent;
  prompt_.clear();
  prompt_at_ = elapsed_;
  switch_told_ = soon_told_ = touched_ = false;
  held_.reset();
  minimum_told_ = phase.minimum && elapsed_ >= *phase.minimum;
  technique_told_ = false;
  prompts_told_ = 0;
  if (elapsed_ == Millis{0}) return;
  for (auto told = nth_prompt(phase, 0); told && told->at <= elapsed_; told = nth_prompt(phase, prompts_told_))
    ++prompts_told_;
  if (phase.technique.empty() && prompts_told_ > 0) --prompts_told_;  // repeats the last prompt rather than stay silent
}

void Session::leave(const Event& event) {
  accrue(event.at);
  const bool ran_out = event.reason == Reason::clock || event.reason == Reason::cap;
  if (ran_out) {
    progress_[phase_] = {};
  } else {
    progress_[phase_].spent = elapsed_;
  }
  if (plan_.phases[phase_].kind != PhaseKind::finish) ended_by_ = event.reason;
  ran_out_ = ran_out;
  paused_ = false;
  pause_reason_ = Reason::none;
  upcoming_ = event.to;
  stage_ = Stage::between;
}

/// Adds the time up to `at` to the totals, so that counting continues from `at`.
void Session::accrue(Millis at) {
  const Millis before = elapsed_;
  elapsed_ = elapsed(at);
  since_ = at;
  active_ += elapsed_ - before;
  if (plan_.phases[phase_].kind == PhaseKind::express) expressed_ += elapsed_ - before;
}

}  // namespace dropwise
