#include "live/session_loop.h"

#include <algorithm>

#include "live/session_loop_state.h"

namespace dropwise {
namespace {

constexpr Millis kIdle{60'000};  // the longest wait, even if nothing is due
constexpr Millis kLook{50};      // between two checks for requests

}  // namespace

SessionLoop::SessionLoop(Session& session, const Clock& clock, Console& console, SessionStorage& storage,
                         const LoopOptions& options, const SessionPosition& position, Notifier* notifier)
    : session_(session),
      clock_(clock),
      console_(console),
      storage_(storage),
      options_(options),
      position_(position),
      notifier_(notifier),
      display_(clock, console, options, position.began, notifier),
      runner_(session, clock, position.from, position.since, options.speed),
      told_(position.told),
      alive_at_(position.from),
      pacer_(options.rhythm),
      spots_(options.spots, session.plan().spots) {}

LoopResult SessionLoop::run() {
  runner_.advance();
  tell();
  if (!display_.has_notice())
    display_.banner(options_.opening);  // after the first phase has begun, because its start removes notices
  recall();
  if (pacer_.on()) info(pacer_.origin());
  for (;;) {
    handle_sleep();
    runner_.advance();
    tell();
    if (session_.over()) return result(ExitCode::success, session_.log().back().at);
    send_heartbeat();
    handle_request();
    if (session_.over()) continue;
    pace();
    update_spots();
    announce();
    display_.draw(view_state(at()));
    if (notifier_) error(notifier_->poll(clock_.ticks()));
    const auto input = console_.wait(wait_time());
    handle_sleep();
    flush_keys();
    if (!input) continue;
    if (const auto exit = handle_input(*input)) return leave(*exit);
  }
}

void SessionLoop::tell() {
  if (told_ == session_.log().size()) return;
  for (; told_ < session_.log().size(); ++told_) {
    const Event& event = session_.log()[told_];
    alive_at_ = std::max(alive_at_, event.at);
    ViewState state = view_state(at());
    if (event.kind == EventKind::session_finished) state.kept = storage_.is_kept(event.at);
    display_.tell(event, state);
  }
  display_.flush();
  error(storage_.save());
}

void SessionLoop::handle_sleep() {
  if (runner_.handle_sleep()) one_key_ = {};  // forgets a press from before the sleep
}

void SessionLoop::send_heartbeat() {
  const auto interval = storage_.heartbeat_interval();
  const Millis now = at();
  const Millis wake = options_.view->screen == Screen::none ? Millis{0} : next_second(snapshot());
  if (!interval || now + wake - alive_at_ < *interval) return;
  error(storage_.heartbeat(now));
  alive_at_ = now;
  woken_ = true;  // a wake signal may have been lost
}

void SessionLoop::handle_request() {
  if (!woken_ || clock_.ticks() < looked_ + kLook || session_.over()) return;
  looked_ = clock_.ticks();
  const auto action = storage_.poll_request(looked_ + clock_.asleep());
  woken_ = action.has_value();
  if (!action) return;
  looked_ -= kLook;  // there may be more requests, so the next check is not delayed
  act({*action}, at());
  tell();
  storage_.complete();
}

bool SessionLoop::paced(const Snapshot& now) const {
  return pacer_.on() && !now.paused && !now.over && now.kind == PhaseKind::express;
}

void SessionLoop::pace() {
  const Snapshot now = snapshot();
  if (!paced(now)) return step_.reset();
  const std::pair step{now.phase, pacer_.at(now.elapsed).step};
  const bool same_phase = step_ && step_->first == now.phase;
  if (notifier_ && same_phase && step_ != step) notifier_->tick(console_);
  step_ = step;
}

void SessionLoop::update_spots() {
  if (spots_.tend(snapshot(), session_.next_change())) say_spot();
}

void SessionLoop::say_spot() {
  const int hour = spots_.hour(snapshot());
  if (hour == 0) return;
  const std::string words = spot_words(hour, session_.plan().spots);
  if (options_.view->screen == Screen::none) info(words);  // other views show it in the frame
  if (notifier_) notifier_->say(words);
}

void SessionLoop::announce() {
  if (!announces()) return;
  const ViewState now = view_state(at());
  const auto count = now.now.elapsed / options_.announce;
  if (now.now.paused || std::exchange(announced_, {now.now.phase, count}) == std::pair{now.now.phase, count}) return;
  if (count > 0) display_.say(options_.view->time(now));
}

Millis SessionLoop::next_second(const Snapshot& here) const {
  const Millis shown = here.paused ? here.paused_for : here.elapsed;
  const Millis step{options_.speed > 1 ? static_cast<Millis::rep>(1000 * options_.speed / 5) : 1000};
  return step - shown % step;
}

Millis SessionLoop::wait_time() const {
  const Millis now = at();
  const Snapshot here = session_.snapshot(now);
  Millis until = now + kIdle;
  if (const auto change = session_.next_change()) until = std::min(until, *change);
  if (const auto interval = storage_.heartbeat_interval()) until = std::min(until, alive_at_ + *interval);
  if (options_.view->screen != Screen::none) until = std::min(until, now + next_second(here));
  const bool glides = options_.view->screen == Screen::full;
  if (paced(here))
    until = std::min(until, now + (glides ? pacer_.next_glide(here.elapsed) : pacer_.at(here.elapsed).left));
  if (const auto wait = spots_.wait(here, session_.next_change())) until = std::min(until, now + *wait);
  if (announces() && !here.paused) until = std::min(until, now + options_.announce - here.elapsed % options_.announce);
  if (woken_) until = std::min(until, runner_.at(looked_ + kLook));
  if (const auto due = one_key_.due()) until = std::min(until, runner_.at(*due));
  return runner_.wait_for(until);
}

void SessionLoop::recall() {
  if (position_.from == Millis{0} || session_.over() || options_.view->machine_readable) return;
  const ViewState here = view_state(position_.from);
  if (here.now.phase >= here.plan.phases.size()) return;
  if (notifier_) notifier_->announce_state(here, console_);
  const auto retell = [&](EventKind kind, const std::string& text) {
    const Event event{.kind = kind, .at = position_.from, .phase = here.now.phase, .side = here.now.side, .text = text};
    for (const std::string& line : options_.view->tell(event, here)) display_.banner(line);
  };
  retell(EventKind::phase_started, "");
  if (!here.now.technique.empty()) retell(EventKind::prompt, here.now.technique);
  retell(EventKind::prompt, here.now.prompt);
}

LoopResult SessionLoop::result(ExitCode exit, Millis at) const {
  return {exit, at, pacer_.changed() ? std::optional(pacer_.tempo()) : std::nullopt};
}

LoopResult SessionLoop::leave(ExitCode exit) {
  const Millis now = at();
  session_.advance(now);
  if (exit == ExitCode::interrupted) session_.act(Action::finish, now);
  tell();
  if (!session_.over()) error(storage_.heartbeat(now));
  return result(exit, now);
}

std::optional<ExitCode> exit_of(const Input& input) {
  switch (input.kind) {
    case Input::Kind::key:
    case Input::Kind::resized:
    case Input::Kind::suspend:
    case Input::Kind::wake: break;
    case Input::Kind::interrupt: return ExitCode::interrupted;
    case Input::Kind::terminate: return ExitCode::terminated;
    case Input::Kind::hangup: return ExitCode::hangup;
  }
  return {};
}

LoopResult run_session(Session& session, const Clock& clock, Console& console, SessionStorage& storage,
                       const LoopOptions& options, const SessionPosition& position, Notifier* notifier) {
  return SessionLoop(session, clock, console, storage, options, position, notifier).run();
}

}  // namespace dropwise
