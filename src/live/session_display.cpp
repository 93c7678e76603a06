#include "live/session_display.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "dropwise/duration.h"

namespace dropwise {
namespace {

constexpr Millis kNotice{6000};  // how long a notice stays in a full frame, for each row that it takes

}  // namespace

ViewState SessionDisplay::view_state(const Plan& plan, Snapshot now) const {
  ViewState state{plan, std::move(now), began_, console_.size(), console_.has_keys(), options_.style};
  if (has_notice()) state.notice = notice_;
  state.notice_age = clock_.ticks() - noticed_;
  state.one_key = options_.one_key;
  return state;
}

void SessionDisplay::tell(const Event& event, const ViewState& now) {
  if (notifier_) notifier_->on_event(event, now, console_);
  if (event.kind == EventKind::phase_started) notice_until_ = {};  // the notice was about the previous phase
  for (const std::string& line : options_.view->tell(event, now)) {
    if (options_.view->screen == Screen::full) {
      told_ += line + " ";
    } else {
      say(line);
    }
  }
}

void SessionDisplay::flush() {
  banner(std::exchange(told_, {}));
  if (notifier_) notifier_->flush();
}

void SessionDisplay::draw(const ViewState& state) {
  if (options_.view->screen == Screen::none) return;
  auto frame = options_.view->frame(state);
  if (options_.view->screen == Screen::full && !frame.empty())
    frame = options_.style.on_ground(std::move(frame), static_cast<std::size_t>(std::max(state.size.rows, 0)));
  console_.show(frame);
}

std::size_t SessionDisplay::width() const {
  return static_cast<std::size_t>(std::max(console_.size().columns - 1, kNarrowest));
}

void SessionDisplay::say(const std::string& line) {
  const bool breaks =
      options_.view->screen == Screen::none && !options_.view->machine_readable && console_.on_terminal();
  console_.say(breaks ? hanging(line, width()) : line);
}

void SessionDisplay::banner(const std::string& line) {
  if (line.empty()) return;
  if (options_.view->screen != Screen::full) return say(line);
  notice_ = line;
  noticed_ = clock_.ticks();
  const auto columns = static_cast<std::size_t>(std::max(console_.size().columns, 1));
  notice_until_ = noticed_ + kNotice * static_cast<Millis::rep>(1 + line.size() / columns);
}

void SessionDisplay::error(const std::string& text, Millis at) {
  if (text.empty()) return;
  if (options_.view->machine_readable) return banner(trouble_json(text));
  info(text, at);
}

void SessionDisplay::info(const std::string& text, Millis at) {
  if (options_.view->machine_readable) return;
  switch (options_.view->screen) {
    case Screen::full: return banner(text);
    case Screen::line: return banner(wrap(text, width(), "  "));
    case Screen::none: return banner(formatted("{:>7}  {}", to_clock(at), text));
  }
}

}  // namespace dropwise
