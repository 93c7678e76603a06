#include "terminal/live.h"

#include <algorithm>
#include <utility>

#include "quantities/text.h"
#include "terminal/keys.h"
#include "terminal/session_time.h"

namespace dropwise {
namespace {

constexpr Millis kBeat{1900};    // between signs of life
constexpr Millis kIdle{60'000};  // nothing to wait for: wake now and then all the same
constexpr Millis kNotice{6000};  // how long a notice stands in a full frame
constexpr Millis kLook{50};      // between two looks into the inbox

class Live {
 public:
  Live(Session& session, const Clock& clock, Console& console, const Keeper& keeper, const Lead& how)
      : session_(session),
        clock_(clock),
        console_(console),
        keeper_(keeper),
        how_(how),
        time_(clock, how.since.value_or(clock.ticks()), how.from, how.speed),
        told_(how.told),
        alive_at_(how.from),
        rhythm_(how.rhythm) {}

  Led run() {
    notice(how_.opening);
    tell();
    recall();
    if (rhythm_.on()) remark(rhythm_.origin());
    for (;;) {
      mind_sleep();
      session_.advance(at());
      tell();
      answer();
      if (session_.over()) return led(Exit::done, session_.log().back().at);
      beat();
      pace();
      announce();
      draw();
      if (how_.herald) notice(how_.herald->tend(clock_.ticks()));
      const auto input = console_.wait(patience());
      settle_keys();
      if (!input) continue;
      if (const auto exit = take(*input)) return leave(*exit);
    }
  }

 private:
  /// The session now, and never before what it has lived through.
  Millis at() const { return session_.log().empty() ? time_.now() : std::max(time_.now(), session_.log().back().at); }

  Snapshot look() const { return session_.look(at()); }

  Scene scene(Millis at) const {
    Scene scene{session_.plan(), session_.look(at), how_.began, console_.size(), console_.has_keys(), how_.style};
    if (clock_.ticks() < notice_until_) scene.notice = notice_;
    if (paced(scene.now)) {
      scene.rhythm = rhythm_.text(scene.now.elapsed);
      scene.rhythm_share = rhythm_.share(scene.now.elapsed);
    }
    if (scene.keys) scene.key_line = key_line(how_.one_key);
    return scene;
  }

  /// When the machine has slept, the session stood still for that time.
  void mind_sleep() {
    if (const auto stood = time_.woke()) session_.sleep(*stood, time_.now());
  }

  /// Tells what happened, then keeps it: the disk may take longer than a change of breast may wait, and what is lost
  /// between the two would come by itself again.
  void tell() {
    if (told_ == session_.log().size()) return;
    for (; told_ < session_.log().size(); ++told_) {
      const Event& event = session_.log()[told_];
      alive_at_ = std::max(alive_at_, event.at);
      const Scene now = scene(at());
      if (how_.herald) how_.herald->tell(event, now, console_);
      for (const std::string& line : how_.view->tell(event, now)) notice(line);
    }
    if (how_.herald) how_.herald->speak();
    if (keeper_.keep) notice(keeper_.keep());
  }

  /// Says a line; in a full frame it stands for a while.
  void notice(const std::string& line) {
    if (line.empty()) return;
    if (how_.view->screen != Screen::full) return console_.say(line);
    notice_ = line;
    notice_until_ = clock_.ticks() + kNotice;
  }

  /// Says what is not of the session; not to scripts.
  void remark(const std::string& text) {
    if (how_.view->name == "json") return;
    notice(how_.view->screen == Screen::line ? wrap(text, scene(at()).width(), "  ") : text);
  }

  void beat() {
    const Millis now = at();
    const Millis wake = how_.view->screen == Screen::none ? Millis{0} : next_second(look());
    if (!keeper_.alive || now + wake - alive_at_ < kBeat) return;
    notice(keeper_.alive(now));
    alive_at_ = now;
    rung_ = true;  // a bell may not have been heard
  }

  /// Does one thing that was asked from elsewhere, so that many of them hold nothing up.
  void answer() {
    if (!rung_ || !keeper_.asked || clock_.ticks() < looked_ + kLook || session_.over()) return;
    looked_ = clock_.ticks();
    const auto action = keeper_.asked();
    rung_ = action.has_value();
    if (!action) return;
    looked_ -= kLook;  // there may be more
    act({*action}, at());
    tell();
    keeper_.done();
  }

  bool paced(const Snapshot& now) const {
    return rhythm_.on() && !now.paused && !now.over && now.kind == PhaseKind::express;
  }

  /// A tick for every new step.
  void pace() {
    const Snapshot now = look();
    if (!paced(now)) return step_.reset();
    const std::size_t step = rhythm_.at(now.elapsed).step;
    if (how_.herald && step_ != step) how_.herald->tick(console_);
    step_ = step;
  }

  bool announces() const { return how_.announce > Millis{0} && how_.view->time; }

  /// Says the time whenever the phase has lasted so long again.
  void announce() {
    if (!announces()) return;
    const Scene now = scene(at());
    const auto count = now.now.elapsed / how_.announce;
    if (now.now.paused || std::exchange(announced_, {now.now.phase, count}) == std::pair{now.now.phase, count}) return;
    if (count > 0) console_.say(how_.view->time(now));
  }

  void draw() {
    if (how_.view->screen == Screen::none) return;
    const auto frame = how_.view->frame(scene(at()));
    console_.show(frame);
  }

  /// How long nothing will happen, on the clock.
  Millis patience() const {
    const Millis now = at();
    const Snapshot here = session_.look(now);
    Millis until = now + kIdle;
    if (const auto change = session_.next_change()) until = std::min(until, *change);
    if (keeper_.alive) until = std::min(until, alive_at_ + kBeat);
    if (how_.view->screen != Screen::none) until = std::min(until, now + next_second(here));
    if (paced(here)) until = std::min(until, now + rhythm_.at(here.elapsed).left);
    if (announces() && !here.paused) until = std::min(until, now + how_.announce - here.elapsed % how_.announce);
    if (rung_ && keeper_.asked) until = std::min(until, time_.at(looked_ + kLook));
    if (const auto due = one_key_.due()) until = std::min(until, time_.at(*due));
    return time_.wait_for(until);
  }

  /// Until the figures on the screen change: they count from the start of this phase.
  Millis next_second(const Snapshot& here) const {
    const Millis shown = here.paused ? here.paused_for : here.elapsed;
    const Millis step{how_.speed > 1 ? static_cast<Millis::rep>(1000 * how_.speed / 5) : 1000};
    return step - shown % step;
  }

  /// Does what the input asks for; tells the exit when it ends the session's being led.
  std::optional<Exit> take(const Input& input) {
    switch (input.kind) {
      case Input::Kind::key: press(input.bytes); break;
      case Input::Kind::resized: console_.refresh(); break;
      case Input::Kind::suspend: suspend(); break;
      case Input::Kind::doorbell: rung_ = true; break;
      case Input::Kind::interrupt:
      case Input::Kind::terminate:
      case Input::Kind::hangup: break;
    }
    return exit_of(input);
  }

  /// Pauses, lets the terminal have its old ways, and stands still until it is waked.
  void suspend() {
    if (!session_.paused()) session_.act(Action::pause, at());
    tell();
    console_.suspend();
  }

  void press(const std::string& bytes) {
    if (how_.one_key) {
      one_key_.press(clock_.ticks());
    } else if (const auto press = keys_.press(bytes, clock_.ticks())) {
      act(*press, at());
    }
  }

  void settle_keys() {
    if (const auto pressed = one_key_.settle(clock_.ticks())) act(pressed->press, time_.at(pressed->at));
  }

  void act(const Press& press, Millis when) {
    switch (press.beside) {
      case Beside::nothing: break;
      case Beside::help: say_help(); break;
      case Beside::rhythm: rhythm_.toggle(); break;
      case Beside::slower: rhythm_.slower(); break;
      case Beside::faster: rhythm_.faster(); break;
    }
    if (press.beside != Beside::nothing && press.beside != Beside::help)
      remark(rhythm_.on() || !rhythm_.has_steps() ? rhythm_.origin() : "The rhythm is off.");
    session_.act(press.action, when, press.action == Action::pain ? how_.pain_text : "");
  }

  void say_help() {
    std::string all;
    for (const std::string& line : key_help(how_.one_key)) all += (all.empty() ? "" : "; ") + line;
    remark(all + ".");
  }

  /// What is said again when a session is taken up: where it stands.
  void recall() {
    if (how_.from == Millis{0} || session_.over() || how_.view->name == "json") return;
    const Scene here = scene(how_.from);
    if (here.now.phase >= here.plan.phases.size()) return;
    if (how_.herald) how_.herald->recall(here, console_);
    for (const EventKind kind : {EventKind::phase_started, EventKind::prompt}) {
      const Event event{
          .kind = kind, .at = how_.from, .phase = here.now.phase, .side = here.now.side, .text = here.now.prompt};
      for (const std::string& line : how_.view->tell(event, here)) notice(line);
    }
  }

  Led leave(Exit exit) {
    const Millis now = at();
    session_.advance(now);
    if (exit == Exit::interrupted) session_.act(Action::finish, now);
    tell();
    if (!session_.over() && keeper_.alive) notice(keeper_.alive(now));
    return led(exit, now);
  }

  Led led(Exit exit, Millis at) const {
    return {exit, at, rhythm_.changed() ? std::optional(rhythm_.tempo()) : std::nullopt};
  }

  Session& session_;
  const Clock& clock_;
  Console& console_;
  const Keeper& keeper_;
  const Lead& how_;
  SessionTime time_;
  std::size_t told_;
  Millis alive_at_;
  std::string notice_;
  Millis notice_until_{0};
  bool rung_ = false;
  Millis looked_{0};                                     // into the inbox
  std::pair<std::size_t, Millis::rep> announced_{0, 0};  // phase, and how often in it
  Rhythm rhythm_;
  std::optional<std::size_t> step_;  // of the rhythm, that was last ticked
  Keys keys_;
  OneKey one_key_;
};

}  // namespace

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
