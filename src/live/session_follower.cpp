#include "live/session_follower.h"

#include <algorithm>

#include "i18n/language.h"
#include "live/session_display.h"

namespace dropwise {
namespace {

constexpr Millis kLook{250};

class SessionFollower {
 public:
  SessionFollower(const Plan& plan, RemoteSnapshot seen, const Clock& clock, Millis zero, Console& console,
                  const LoopOptions& options, ZonedTime began, Notifier* notifier)
      : plan_(plan),
        clock_(clock),
        zero_(zero),
        console_(console),
        display_(clock, console, options, began, notifier),
        notifier_(notifier),
        seen_(std::move(seen)),
        told_(seen_.log.size()) {}

  ExitCode run(const std::function<std::optional<RemoteSnapshot>()>& look) {
    if (notifier_) notifier_->announce_state(view_state(), console_);
    for (;;) {
      display_.draw(view_state());
      if (notifier_) display_.error(notifier_->poll(clock_.ticks()), at());
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
    ViewState state = display_.view_state(plan_, session.snapshot(at()));
    state.one_key = false;  // keys act on the session in the other terminal
    state.key_line = tr("watching: q closes this view; the session continues");
    return state;
  }

  void update(RemoteSnapshot seen) {
    seen_ = std::move(seen);
    const ViewState now = view_state();
    for (; told_ < seen_.log.size(); ++told_) display_.tell(seen_.log[told_], now);
    display_.flush();
  }

  /// The time until the figures on the screen change, but at most until the next look.
  Millis patience() const {
    const Snapshot now = view_state().now;
    const Millis shown = now.paused ? now.paused_for : now.elapsed;
    return std::min(kLook, Millis{1000} - shown % Millis{1000});
  }

  const Plan& plan_;
  const Clock& clock_;
  Millis zero_;
  Console& console_;
  SessionDisplay display_;
  Notifier* notifier_;
  RemoteSnapshot seen_;
  std::size_t told_;
};

}  // namespace

ExitCode follow_session(const Plan& plan, RemoteSnapshot seen,
                        const std::function<std::optional<RemoteSnapshot>()>& look, const Clock& clock, Millis zero,
                        Console& console, const LoopOptions& options, ZonedTime began, Notifier* notifier) {
  return SessionFollower(plan, std::move(seen), clock, zero, console, options, began, notifier).run(look);
}

}  // namespace dropwise
