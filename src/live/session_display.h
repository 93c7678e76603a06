#pragma once

#include <string>

#include "live/session_loop.h"

namespace dropwise {

/// How a session reaches a person, whether it is led here or followed from another terminal: lines that stay, a frame
/// that is redrawn, and the notifier.
class SessionDisplay {
 public:
  /// Refers to all of them. `notifier` may be null.
  SessionDisplay(const Clock& clock, Console& console, const LoopOptions& options, ZonedTime began, Notifier* notifier)
      : clock_(clock), console_(console), options_(options), began_(began), notifier_(notifier) {}

  /// What a view draws from, with the notice that is up.
  ViewState view_state(const Plan& plan, Snapshot now) const;

  /// Rings for an event and says its lines; in a full frame they wait for flush(), as one notice.
  void tell(const Event& event, const ViewState& now);

  /// Shows and speaks what was told.
  void flush();

  void draw(const ViewState& state);

  /// Says a line that stays.
  void say(const std::string& line);

  /// Says a line; in a full frame it stays for a while.
  void banner(const std::string& line);

  /// Says what went wrong, at this time of the session; to scripts as an event.
  void error(const std::string& text, Millis at);

  /// Says something that does not belong to the session; nothing to scripts.
  void info(const std::string& text, Millis at);

  bool has_notice() const { return clock_.ticks() < notice_until_; }

 private:
  std::size_t width() const;

  const Clock& clock_;
  Console& console_;
  const LoopOptions& options_;
  ZonedTime began_;
  Notifier* notifier_;
  std::string told_ = {};  // since the last flush()
  std::string notice_ = {};
  Millis noticed_{0}, notice_until_{0};
};

}  // namespace dropwise
