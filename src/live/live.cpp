#include "live/live.h"

#include <algorithm>

#include "live/live_loop.h"

namespace dropwise {
namespace {

constexpr Millis kBeat{1900};    // between signs of life
constexpr Millis kIdle{60'000};  // nothing to wait for: wake now and then all the same
constexpr Millis kLook{50};      // between two looks into the inbox

}  // namespace

Led Live::run() {
  session_.advance(at());
  tell();
  const bool told = clock_.ticks() < notice_until_;  // trouble goes first
  if (!told) notice(how_.opening);  // after the first phase: when one begins, what was said before goes
  recall();
  if (rhythm_.on()) remark(rhythm_.origin());
  for (;;) {
    mind_sleep();
    session_.advance(at());
    tell();
    if (session_.over()) return led(Exit::done, session_.log().back().at);
    beat();
    answer();
    if (session_.over()) continue;
    pace();
    tend_spots();
    announce();
    draw();
    if (how_.herald) trouble(how_.herald->tend(clock_.ticks()));
    const auto input = console_.wait(patience());
    mind_sleep();
    settle_keys();
    if (!input) continue;
    if (const auto exit = take(*input)) return leave(*exit);
  }
}

void Live::tell() {
  if (told_ == session_.log().size()) return;
  std::string said;
  for (; told_ < session_.log().size(); ++told_) {
    const Event& event = session_.log()[told_];
    alive_at_ = std::max(alive_at_, event.at);
    const Scene now = scene(at());
    if (how_.herald) how_.herald->tell(event, now, console_);
    if (event.kind == EventKind::phase_started) notice_until_ = {};  // what was said of the one before
    for (const std::string& line : how_.view->tell(event, now)) said += notice_or(line);
  }
  notice(said);
  if (how_.herald) how_.herald->speak();
  if (keeper_.keep) trouble(keeper_.keep());
}

void Live::beat() {
  const Millis now = at();
  const Millis wake = how_.view->screen == Screen::none ? Millis{0} : next_second(look());
  if (!keeper_.alive || now + wake - alive_at_ < kBeat) return;
  trouble(keeper_.alive(now));
  alive_at_ = now;
  rung_ = true;  // a bell may not have been heard
}

void Live::answer() {
  if (!rung_ || !keeper_.asked || clock_.ticks() < looked_ + kLook || session_.over()) return;
  looked_ = clock_.ticks();
  const auto action = keeper_.asked(looked_ + clock_.asleep());
  rung_ = action.has_value();
  if (!action) return;
  looked_ -= kLook;  // there may be more
  act({*action}, at());
  tell();
  keeper_.done();
}

void Live::pace() {
  const Snapshot now = look();
  if (!paced(now)) return step_.reset();
  const std::pair step{now.phase, rhythm_.at(now.elapsed).step};
  const bool same_phase = step_ && step_->first == now.phase;
  if (how_.herald && same_phase && step_ != step) how_.herald->tick(console_);
  step_ = step;
}

void Live::tend_spots() {
  if (spots_.tend(look(), session_.next_change())) say_spot();
}

void Live::say_spot() {
  const int hour = spots_.hour(look());
  if (hour == 0) return;
  const std::string words = spot_words(hour, session_.plan().spots);
  if (how_.view->screen == Screen::none) remark(words);  // elsewhere it is on the screen
  if (how_.herald) how_.herald->say(words);
}

void Live::announce() {
  if (!announces()) return;
  const Scene now = scene(at());
  const auto count = now.now.elapsed / how_.announce;
  if (now.now.paused || std::exchange(announced_, {now.now.phase, count}) == std::pair{now.now.phase, count}) return;
  if (count > 0) say(how_.view->time(now));
}

Millis Live::patience() const {
  const Millis now = at();
  const Snapshot here = session_.snapshot(now);
  Millis until = now + kIdle;
  if (const auto change = session_.next_change()) until = std::min(until, *change);
  if (keeper_.alive) until = std::min(until, alive_at_ + kBeat);
  if (how_.view->screen != Screen::none) until = std::min(until, now + next_second(here));
  if (paced(here)) until = std::min(until, now + rhythm_.at(here.elapsed).left);
  if (const auto wait = spots_.wait(here, session_.next_change())) until = std::min(until, now + *wait);
  if (announces() && !here.paused) until = std::min(until, now + how_.announce - here.elapsed % how_.announce);
  if (rung_ && keeper_.asked) until = std::min(until, time_.at(looked_ + kLook));
  if (const auto due = one_key_.due()) until = std::min(until, time_.at(*due));
  return time_.wait_for(until);
}

void Live::recall() {
  if (how_.from == Millis{0} || session_.over() || how_.view->name == "json") return;
  const Scene here = scene(how_.from);
  if (here.now.phase >= here.plan.phases.size()) return;
  if (how_.herald) how_.herald->recall(here, console_);
  const auto retell = [&](EventKind kind, const std::string& text) {
    const Event event{.kind = kind, .at = how_.from, .phase = here.now.phase, .side = here.now.side, .text = text};
    for (const std::string& line : how_.view->tell(event, here)) notice(line);
  };
  retell(EventKind::phase_started, "");
  if (!here.now.technique.empty()) retell(EventKind::prompt, here.now.technique);
  retell(EventKind::prompt, here.now.prompt);
}

Led Live::leave(Exit exit) {
  const Millis now = at();
  session_.advance(now);
  if (exit == Exit::interrupted) session_.act(Action::finish, now);
  tell();
  if (!session_.over() && keeper_.alive) trouble(keeper_.alive(now));
  return led(exit, now);
}

std::optional<Exit> exit_of(const Input& input) {
  switch (input.kind) {
    case Input::Kind::key:
    case Input::Kind::resized:
    case Input::Kind::suspend:
    case Input::Kind::doorbell: break;
    case Input::Kind::interrupt: return Exit::interrupted;
    case Input::Kind::terminate: return Exit::terminated;
    case Input::Kind::hangup: return Exit::hangup;
  }
  return {};
}

Led lead(Session& session, const Clock& clock, Console& console, const Keeper& keeper, const Lead& how) {
  return Live(session, clock, console, keeper, how).run();
}

}  // namespace dropwise
