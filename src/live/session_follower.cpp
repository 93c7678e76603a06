#include "live/session_follower.h"

#include <algorithm>

#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr Millis kLook{250};

class SessionFollower {
 public:
  SessionFollower(const Plan& plan, RemoteSnapshot seen, const Clock& clock, Millis zero, Console& console,
                  const LoopOptions& options)
      : plan_(plan),
        clock_(clock),
        zero_(zero),
        console_(console),
        options_(options),
        seen_(std::move(seen)),
        told_(seen_.log.size()) {}

  ExitCode run(const std::function<std::optional<RemoteSnapshot>()>& look) {
    if (options_.notifier) options_.notifier->announce_state(view_state(), console_);
    for (;;) {
      draw();
      if (options_.notifier) say(options_.notifier->poll(clock_.ticks()));
      const auto input = console_.wait(patience());
      if (auto seen = look()) update(std::move(*seen));
      if (!seen_.runs) return ExitCode::success;
      if (!input) continue;
      if (input->kind == Input::Kind::resized) console_.refresh();
      if (input->kind == Input::Kind::suspend) console_.suspend();
      if (input->kind == Input::Kind::key && (input->bytes.starts_with('q') || input->bytes.starts_with('Q')))
        return ExitCode::success;
      if (const auto exit = exit_of(*input)) return *exit;
    }
  }

 private:
  Millis at() const {
    const Millis now = std::min(seen_.alive + kHeartbeatTimeout, clock_.ticks() + clock_.asleep() - zero_);
    return seen_.log.empty() ? now : std::max(now, seen_.log.back().at);
  }

  ViewState view_state() const {
    Session session(plan_, seen_.log);
    session.advance(at());
    ViewState state{plan_,           session.snapshot(at()), options_.began,
                    console_.size(), console_.has_keys(),    options_.style};
    state.key_line = tr("watching: q closes this view; the session continues");
    return state;
  }

  void update(RemoteSnapshot seen) {
    seen_ = std::move(seen);
    const ViewState now = view_state();
    for (; told_ < seen_.log.size(); ++told_) {
      if (options_.notifier) options_.notifier->on_event(seen_.log[told_], now, console_);
      if (options_.view->screen == Screen::full) continue;
      for (const std::string& line : options_.view->tell(seen_.log[told_], now)) console_.say(line);
    }
    if (options_.notifier) options_.notifier->flush();
  }

  void say(const std::string& trouble) {
    if (!trouble.empty() && !options_.view->machine_readable) console_.say(trouble);
  }

  void draw() {
    if (options_.view->screen != Screen::none) console_.show(options_.view->frame(view_state()));
  }

  /// Until the figures change, and no longer than until the next look.
  Millis patience() const {
    const Snapshot now = view_state().now;
    const Millis shown = now.paused ? now.paused_for : now.elapsed;
    return std::min(kLook, Millis{1000} - shown % Millis{1000});
  }

  const Plan& plan_;
  const Clock& clock_;
  Millis zero_;
  Console& console_;
  const LoopOptions& options_;
  RemoteSnapshot seen_;
  std::size_t told_;
};

}  // namespace

ExitCode follow_session(const Plan& plan, RemoteSnapshot seen,
                        const std::function<std::optional<RemoteSnapshot>()>& look, const Clock& clock, Millis zero,
                        Console& console, const LoopOptions& options) {
  return SessionFollower(plan, std::move(seen), clock, zero, console, options).run(look);
}

}  // namespace dropwise
