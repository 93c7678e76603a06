#include <algorithm>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "live/live_loop.h"
#include "live/move_on.h"

namespace dropwise {
namespace {

constexpr Millis kNotice{6000};  // how long a notice stands in a full frame, for every row that it takes

}  // namespace

Scene Live::scene(Millis at) const {
  Scene scene{session_.plan(), session_.snapshot(at), how_.began, console_.size(), console_.has_keys(), how_.style};
  if (scene.now.pain && !pain_said_.empty()) scene.now.prompt = pain_said_;  // the pause began with an earlier step
  if (clock_.ticks() < notice_until_) scene.notice = notice_;
  scene.notice_age = clock_.ticks() - noticed_;
  scene.one_key = how_.one_key;
  if (paced(scene.now)) {
    scene.rhythm = rhythm_.text(scene.now.elapsed);
    scene.rhythm_share = rhythm_.share(scene.now.elapsed);
  }
  scene.spot = spots_.hour(scene.now);
  if (scene.keys) scene.key_line = key_line(how_.one_key, scene.width());
  return scene;
}

void Live::say(const std::string& line) {
  const bool breaks = how_.view->name == "plain" && console_.on_terminal();
  console_.say(breaks ? hanging(line, scene(at()).width()) : line);
}

void Live::notice(const std::string& line) {
  if (line.empty()) return;
  if (how_.view->screen != Screen::full) return say(line);
  notice_ = line;
  noticed_ = clock_.ticks();
  const auto width = static_cast<std::size_t>(std::max(console_.size().columns, 1));
  notice_until_ = noticed_ + kNotice * static_cast<Millis::rep>(1 + line.size() / width);
}

std::string Live::notice_or(const std::string& line) {
  if (how_.view->screen == Screen::full) return line + " ";
  say(line);
  return {};
}

void Live::trouble(const std::string& text) {
  if (text.empty()) return;
  if (how_.view->name == "json") return notice(trouble_json(text));
  remark(text);
}

void Live::remark(const std::string& text) {
  if (how_.view->name == "json") return;
  switch (how_.view->screen) {
    case Screen::full: return notice(text);
    case Screen::line: return notice(wrap(text, scene(at()).width(), "  "));
    case Screen::none: return notice(formatted("{:>7}  {}", to_clock(at()), text));
  }
}

std::optional<Exit> Live::take(const Input& input) {
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

void Live::suspend() {
  if (!session_.paused()) session_.act(Action::pause, at());
  tell();
  console_.suspend();
}

void Live::press(const std::string& bytes) {
  if (how_.one_key) {
    one_key_.press(clock_.ticks());
  } else if (const auto press = keys_.press(bytes, clock_.ticks())) {
    act(*press, at());
  }
}

void Live::settle_keys() {
  const auto pressed = one_key_.settle(clock_.ticks());
  if (!pressed) return;
  if (pressed->press.action == Action::next && would_end(pressed->at)) return;
  const Millis when = time_.at(pressed->at);
  const auto held = held_at();
  const bool asks =
      session_.plan().policy == Policy::clock && look().until_minimum && !(held && when - *held <= kSecondPress);
  act(pressed->press, asks ? at() : when);  // what is held is said now, and the time for the second press begins
  if (pressed->press.action == Action::pause && session_.paused()) one_key_.paused(clock_.ticks());
}

bool Live::would_end(Millis pressed) {
  const Snapshot here = look();
  const auto& phases = session_.plan().phases;
  const std::size_t next = here.phase + 1;  // by a key; by itself it may go elsewhere
  const bool last = next >= phases.size() || phases[next].kind == PhaseKind::finish;
  if (here.paused || !last || (end_asked_ && pressed - *end_asked_ <= kSecondPress)) return false;
  end_asked_ = clock_.ticks();
  remark(tr("This will end the session. Press the same key again within 3 seconds to end it."));
  return true;
}

std::optional<Millis> Live::held_at() const {
  const auto& log = session_.log();
  const auto held = std::find_if(log.rbegin(), log.rend(), [](const Event& e) { return e.kind == EventKind::held; });
  return held == log.rend() ? std::nullopt : std::optional(held->at);
}

void Live::act(const Press& press, Millis when) {
  switch (press.beside) {
    case Beside::nothing:
    case Beside::help:
    case Beside::technique:
    case Beside::spot: break;
    case Beside::rhythm: rhythm_.toggle(); break;
    case Beside::slower: rhythm_.slower(); break;
    case Beside::faster: rhythm_.faster(); break;
  }
  const bool of_rhythm =
      press.beside == Beside::rhythm || press.beside == Beside::slower || press.beside == Beside::faster;
  if (of_rhythm) remark(rhythm_.on() || !rhythm_.has_steps() ? rhythm_.origin() : tr("The rhythm is off."));
  const std::size_t before = session_.log().size();
  const std::string helps = press.action == Action::pain ? next_pain_step() : "";
  session_.act(press.action, when, helps);
  const bool silent = press.action == Action::touch || press.action == Action::next;
  if (session_.log().size() == before && !silent) {  // it pauses already
    remark(helps.empty() ? tr("That key does nothing here.") : tr("{} {}", tr(helps), how_to_resume(scene(at()))));
    if (how_.herald) how_.herald->say(tr(helps));
  }
  if (press.beside == Beside::nothing || of_rhythm) return;
  tell();  // what the key did beside is said first, so that this stays
  if (press.beside == Beside::help) return say_help();
  press.beside == Beside::spot ? next_spot() : repeat_technique();
}

void Live::next_spot() {
  const Snapshot here = look();
  if (here.kind != PhaseKind::express || here.paused) return remark(tr("There is no new spot in this part."));
  const bool first = !spots_.on();
  spots_.next(here);
  if (first) remark(clock_words());
  say_spot();
}

std::string Live::next_pain_step() {
  if (how_.pain_steps.empty()) return {};
  pain_said_ = how_.pain_steps[std::min(pains_++, how_.pain_steps.size() - 1)];
  return pain_said_;
}

void Live::repeat_technique() {
  const Scene here = scene(at());
  if (here.now.technique.empty()) return remark(tr("There is no hand movement in this part."));
  if (how_.view->screen == Screen::none) remark(tr(clean(here.now.technique)));  // elsewhere it is on the screen
  if (how_.herald) how_.herald->repeat_technique(here, console_);
}

void Live::say_help() {
  std::string all;
  for (const std::string& line : key_help(how_.one_key)) all += (all.empty() ? "" : "; ") + line;
  remark(tr("{}. `dropwise signs` shows the warning signs.", all));
}

}  // namespace dropwise
