#pragma once

#include <optional>
#include <vector>

#include "reminders/rules.h"

namespace dropwise {

/// The times of a session, for reminders.
struct PastSession {
  UtcTime began{};
  std::optional<UtcTime> ended = {};  ///< Absent when not known; then `began` is used.
};

/// The input of a decision, besides the rules.
struct ReminderInput {
  UtcTime now{};
  std::vector<PastSession> sessions = {};   ///< In order of start time, none after `now`: those of the last four days,
                                            ///< and the one before.
  bool before_birth = false;                ///< No sessions, except some in pregnancy, which do not count.
  bool in_future = false;                   ///< All sessions begin in the future: the clock was wrong, or is.
  bool running = false;                     ///< A session is running now.
  std::optional<UtcTime> notified_at = {};  ///< The time of the last reminder.
  std::optional<UtcTime> snoozed_until = {};  ///< No reminders until then.
  Millis day_start{0};
  Zone zone = [](UtcTime) { return std::chrono::minutes{0}; };

  LocalTime local(UtcTime time) const { return LocalTime{time.time_since_epoch() + zone(time)}; }
};

/// Which rule asks for a session.
enum class Trigger {
  every,
  count,  ///< `every`, shortened to reach the sessions per day.
  gap,
  night
};

/// A time when a session is due.
struct DueTime {
  UtcTime notify_at{};  ///< When it is announced, after quiet time and snooze.
  UtcTime due_at{};     ///< When the rule asks for it.
  Trigger trigger = Trigger::every;

  bool operator==(const DueTime&) const = default;
};

/// Reminders stop when no session was logged for this long, until the next session.
inline constexpr Millis kRest = std::chrono::hours{72};

/// The minimum time between two messages; if they are closer, the one about the longest gap replaces both.
inline constexpr Millis kApart = std::chrono::minutes{30};

/// The number of sessions in a period, for the rules and the messages.
int sessions_between(const ReminderInput& input, UtcTime from, UtcTime to);

/// The start of the night that contains `time`, or else of the next night.
UtcTime night_began(const Rules& rules, const ReminderInput& input, UtcTime time);

/// The time from the last session to the first due time. This is `every`, or less, down to kNearest, if the rest of the
/// day would otherwise have fewer sessions than the goal. The first day of a log is not adjusted, because earlier
/// sessions are not known.
Millis first_step(const Rules& rules, const ReminderInput& input);

/// All due times from the last session until reminders stop, in order; none without a session. A message that was
/// given moves the ones after it.
std::vector<DueTime> due_times(const Rules& rules, const ReminderInput& input);

}  // namespace dropwise
