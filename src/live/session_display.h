#pragma once

#include <string>

#include "live/session_loop.h"

namespace dropwise {

/// Shows a session, whether it runs here or is followed from another terminal: lines that stay, a frame that is
/// redrawn, and the notifier.
class SessionDisplay {
 public:
  /// Keeps references to its arguments, except `began`. `notifier` may be null.
  SessionDisplay(const Clock& clock, Console& console, const LoopOptions& options, ZonedTime began, Notifier* notifier)
      : clock_(clock), console_(console), options_(options), began_(began), notifier_(notifier) {}

  /// The input of a view, with the current notice.
  ViewState view_state(const Plan& plan, Snapshot now) const;

  /// Signals an event and writes its lines. With a full frame they are collected as one notice for flush().
  void tell(const Event& event, const ViewState& now);

  /// Shows and speaks the events told since the last call.
  void flush();

  void draw(const ViewState& state);

  /// Writes a line that stays.
  void say(const std::string& line);

  /// Writes a line; in a full frame it is a notice that stays for a while.
  void banner(const std::string& line);

  /// Reports an error at this time of the session; to scripts as an event.
  void error(const std::string& text, Millis at);

  /// Shows a message that is not part of the session; scripts do not get it.
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
