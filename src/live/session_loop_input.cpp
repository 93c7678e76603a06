#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/move_on.h"
#include "live/session_loop_state.h"

namespace dropwise {

namespace {

constexpr Millis kHelp{20'000};  // how long the keys take the place of a full frame

}  // namespace

ViewState SessionLoop::view_state(Millis at) const {
  ViewState state = display_.view_state(session_.plan(), session_.snapshot(at));
  if (state.now.pain && !pain_said_.empty()) state.now.prompt = pain_said_;  // the event holds only the first advice
  if (paced(state.now)) {
    state.rhythm = pacer_.text(state.now.elapsed);
    state.rhythm_share = pacer_.share(state.now.elapsed);
  }
  state.spot = spots_.hour(state.now);
  if (help_shown_ && clock_.ticks() - *help_shown_ < kHelp) {
    state.help = key_table(state.width());
    state.help_age = clock_.ticks() - *help_shown_;
  }
  if (state.keys) state.key_line = key_line(options_.one_key, state.now.paused, state.width());
  return state;
}

std::optional<ExitCode> SessionLoop::handle_input(const Input& input) {
  switch (input.kind) {
    case Input::Kind::key: press(input.bytes); break;
    case Input::Kind::resized: console_.refresh(); break;
    case Input::Kind::suspend: suspend(); break;
    case Input::Kind::wake: woken_ = true; break;
    case Input::Kind::interrupt:
    case Input::Kind::terminate:
    case Input::Kind::hangup: break;
  }
  return exit_of(input);
}

void SessionLoop::suspend() {
  const bool runs = !session_.paused();
  if (runs) session_.act(Action::pause, at());
  tell();
  if (console_.suspend()) return;
  if (runs) session_.act(Action::pause, at());
  tell();  // first, because its words replace a notice
  info(tr("Ctrl-Z has no effect here, because no shell could resume the session."));
}

void SessionLoop::press(const std::string& bytes) {
  help_shown_.reset();
  if (options_.one_key) {
    one_key_.press(clock_.ticks());
  } else if (const auto press = keys_.press(bytes, clock_.ticks())) {
    act(*press, at());
  }
}

void SessionLoop::flush_keys() {
  const auto pressed = one_key_.flush(clock_.ticks());
  if (!pressed) return;
  if (pressed->press.action == Action::next && would_end(pressed->at)) return;
  const Millis when = runner_.at(pressed->at);
  const auto held = held_at();
  const bool asks =
      session_.plan().policy == Policy::clock && snapshot().until_minimum && !(held && when - *held <= kSecondPress);
  act(pressed->press, asks ? at() : when);  // if the press is held back, the time for a second press starts now
  if (pressed->press.action == Action::pause && session_.paused()) one_key_.paused(clock_.ticks());
}

bool SessionLoop::would_end(Millis pressed) {
  const Snapshot here = snapshot();
  const auto& phases = session_.plan().phases;
  const std::size_t next = here.phase + 1;  // after a key press; at its own end, the phase may lead elsewhere
  const bool last = next >= phases.size() || phases[next].kind == PhaseKind::finish;
  if (here.paused || !last || (end_asked_ && pressed - *end_asked_ <= kSecondPress)) return false;
  end_asked_ = clock_.ticks();
  info(tr("This will end the session. Press the same key again within 3 seconds to end it."));
  return true;
}

std::optional<Millis> SessionLoop::held_at() const {
  const auto& log = session_.log();
  const auto held = std::find_if(log.rbegin(), log.rend(), [](const Event& e) { return e.kind == EventKind::held; });
  return held == log.rend() ? std::nullopt : std::optional(held->at);
}

void SessionLoop::act(const KeyPress& press, Millis when) {
  switch (press.command) {
    case LoopCommand::nothing:
    case LoopCommand::help:
    case LoopCommand::technique:
    case LoopCommand::spot: break;
    case LoopCommand::rhythm: pacer_.toggle(); break;
    case LoopCommand::slower: pacer_.slower(); break;
    case LoopCommand::faster: pacer_.faster(); break;
  }
  const bool of_rhythm = press.command == LoopCommand::rhythm || press.command == LoopCommand::slower ||
                         press.command == LoopCommand::faster;
  if (of_rhythm) info(pacer_.on() || !pacer_.has_steps() ? pacer_.origin() : tr("The rhythm is off."));
  const std::size_t before = session_.log().size();
  const std::string helps = press.action == Action::pain ? next_pain_step() : "";
  session_.act(press.action, when, helps);
  const bool silent = press.action == Action::touch || press.action == Action::next;
  if (session_.log().size() == before && !silent) {  // no effect, or already paused for pain
    info(helps.empty() ? tr("That key does nothing here.")
                       : join_sentences({tr(helps), how_to_resume(view_state(at()))}));
    if (notifier_) notifier_->say(tr(helps));
  }
  if (press.command == LoopCommand::nothing || of_rhythm) return;
  tell();  // announces the other effects of the key first, so that this message stays
  if (press.command == LoopCommand::help) return say_help();
  press.command == LoopCommand::spot ? next_spot() : repeat_technique();
}

void SessionLoop::next_spot() {
  const Snapshot here = snapshot();
  if (here.kind != PhaseKind::express || here.paused) return info(tr("There is no new spot in this part."));
  const bool first = !spots_.on();
  spots_.next(here);
  if (first) info(clock_words());
  say_spot();
}

std::string SessionLoop::next_pain_step() {
  if (options_.pain_steps.empty()) return {};
  pain_said_ = options_.pain_steps[std::min(pains_++, options_.pain_steps.size() - 1)];
  return pain_said_;
}

void SessionLoop::repeat_technique() {
  const ViewState here = view_state(at());
  if (here.now.technique.empty()) return info(tr("There is no hand movement in this part."));
  if (options_.view->screen == Screen::none) info(tr(sanitize(here.now.technique)));  // other views show it
  if (notifier_) notifier_->repeat_technique(here, console_);
}

std::vector<std::string> SessionLoop::key_table(std::size_t width) const {
  const auto keys = key_help(options_.one_key);
  std::size_t column = 0;
  for (const KeyHelp& row : keys) column = std::max(column, display_width(row.keys));
  std::vector<std::string> rows;
  const auto add = [&](const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) rows.push_back(line);
  };
  for (const KeyHelp& row : keys) {
    const std::string head = row.keys.empty() ? "" : pad(row.keys, static_cast<int>(column)) + "  ";
    add(wrap(row.does, width, head));
  }
  add(wrap(tr("`dropwise signs` shows the warning signs."), width));
  return rows;
}

void SessionLoop::say_help() {
  if (options_.view->machine_readable) return;
  if (options_.view->screen == Screen::full) {
    help_shown_ = clock_.ticks();
    return;
  }
  const std::string indent = options_.view->screen == Screen::line ? "  " : std::string(9, ' ');
  const auto columns = static_cast<std::size_t>(std::max(console_.size().columns, 2 * kNarrowest));
  for (const std::string& row : key_table(columns - indent.size() - 1)) console_.say(indent + row);
}

}  // namespace dropwise
