#include "terminal/live.h"

#include <algorithm>

#include "quantities/text.h"
#include "terminal/keys.h"

namespace dropwise {
namespace {

constexpr Millis kBeat{1900};    // between signs of life
constexpr Millis kIdle{60'000};  // nothing to wait for: wake now and then all the same

class Live {
 public:
  Live(Session& session, const Clock& clock, Console& console, const Keeper& keeper, const Lead& how)
      : session_(session),
        clock_(clock),
        console_(console),
        keeper_(keeper),
        how_(how),
        zero_(clock.ticks()),
        told_(how.told),
        alive_at_(how.from) {}

  Led run() {
    tell();
    recall();
    for (;;) {
      session_.advance(at());
      tell();
      if (session_.over()) return {Exit::done, session_.log().back().at};
      beat();
      draw();
      const auto input = console_.wait(patience());
      if (!input) continue;
      if (const auto exit = take(*input)) return leave(*exit);
    }
  }

 private:
  Millis at() const {
    const auto passed = static_cast<double>((clock_.ticks() - zero_).count()) * how_.speed;
    return how_.from + Millis{static_cast<Millis::rep>(passed)};
  }

  Scene scene(Millis at) const {
    return {session_.plan(), session_.look(at), how_.began, console_.width(), console_.has_keys(), how_.style};
  }

  void tell() {
    for (; told_ < session_.log().size(); ++told_) {
      const Event& event = session_.log()[told_];
      if (keeper_.keep) keeper_.keep(told_, event);
      alive_at_ = std::max(alive_at_, event.at);
      console_.cue(cue_for(event));
      for (const std::string& line : how_.view->tell(event, scene(session_.log().back().at))) console_.say(line);
    }
  }

  void beat() {
    const Millis now = at();
    if (!keeper_.alive || now - alive_at_ < kBeat) return;
    keeper_.alive(now);
    alive_at_ = now;
  }

  void draw() {
    if (!how_.view->redraws) return;
    const auto frame = how_.view->frame(scene(std::max(at(), session_.log().back().at)));
    console_.show(frame);
  }

  /// How long nothing will happen, on the clock.
  Millis patience() const {
    const Millis now = at();
    Millis until = now + kIdle;
    if (const auto change = session_.next_change()) until = std::min(until, *change);
    if (keeper_.alive) until = std::min(until, alive_at_ + kBeat);
    if (how_.view->redraws) until = std::min(until, now + next_second(now));
    const auto wait = static_cast<double>((until - now).count()) / how_.speed;
    return Millis{static_cast<Millis::rep>(std::max(0.0, wait)) + (how_.speed > 1 ? 1 : 0)};
  }

  /// Until the figures on the screen change: they count from the start of this phase.
  Millis next_second(Millis now) const {
    const Snapshot snapshot = session_.look(std::max(now, session_.log().back().at));
    const Millis shown = snapshot.paused ? snapshot.paused_for : snapshot.elapsed;
    const Millis step{how_.speed > 1 ? static_cast<Millis::rep>(1000 * how_.speed / 5) : 1000};
    return step - shown % step;
  }

  /// Does what the input asks for; tells the exit when it ends the session's being led.
  std::optional<Exit> take(const Input& input) {
    switch (input.kind) {
      case Input::Kind::key: press(input.bytes); break;
      case Input::Kind::resized: console_.show({}); break;
      case Input::Kind::suspend: suspend(); break;
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
    const auto press = keys_.press(bytes, clock_.ticks());
    if (!press) return;
    if (press->help) say_help();
    session_.act(press->action, at(), press->action == Action::pain ? how_.pain_text : "");
  }

  void say_help() {
    const auto width = static_cast<std::size_t>(std::max(console_.width() - 1, 10));
    for (const std::string& line : key_help()) console_.say(wrap(line, width, "  "));
  }

  /// What is said again when a session is taken up: where it stands.
  void recall() {
    if (how_.from == Millis{0} || session_.over() || how_.view->name == "json") return;
    const Scene here = scene(how_.from);
    if (here.now.phase >= here.plan.phases.size()) return;
    console_.cue(cue_for({.kind = EventKind::phase_started, .side = here.now.side}));
    for (const EventKind kind : {EventKind::phase_started, EventKind::prompt}) {
      const Event event{
          .kind = kind, .at = how_.from, .phase = here.now.phase, .side = here.now.side, .text = here.now.prompt};
      for (const std::string& line : how_.view->tell(event, here)) console_.say(line);
    }
  }

  Led leave(Exit exit) {
    const Millis now = at();
    session_.advance(now);
    if (exit == Exit::interrupted) session_.act(Action::finish, now);
    tell();
    if (!session_.over() && keeper_.alive) keeper_.alive(now);
    return {exit, now};
  }

  Session& session_;
  const Clock& clock_;
  Console& console_;
  const Keeper& keeper_;
  const Lead& how_;
  Millis zero_;
  std::size_t told_;
  Millis alive_at_;
  Keys keys_;
};

}  // namespace

std::optional<Exit> exit_of(const Input& input) {
  switch (input.kind) {
    case Input::Kind::key:
    case Input::Kind::resized:
    case Input::Kind::suspend: break;
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
