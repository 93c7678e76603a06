#pragma once

#include <optional>
#include <vector>

#include "reminders/rules.h"

namespace dropwise {

/// A session, as far as reminders care.
struct PastSession {
  UtcTime began{};
  std::optional<UtcTime> ended = {};  ///< Absent when not known; its beginning counts then.
};

/// What a decision rests on beside the rules.
struct ReminderInput {
  UtcTime now{};
  std::vector<PastSession> sessions = {};     ///< In the order of their beginnings, none after `now`: those of the last
                                              ///< four days, and the last one before.
  bool before_birth = false;                  ///< There are none, but there were some in pregnancy, which do not count.
  bool running = false;                       ///< A session is led at this moment.
  std::optional<UtcTime> notified_at = {};    ///< When somebody was reminded last.
  std::optional<UtcTime> snoozed_until = {};  ///< Until when nothing is to be said.
  Millis day_start{0};
  Zone zone = [](UtcTime) { return std::chrono::minutes{0}; };

  LocalTime local(UtcTime time) const { return LocalTime{time.time_since_epoch() + zone(time)}; }
};

/// Which rule asks for a session.
enum class Trigger {
  every,
  count,  ///< `every`, brought nearer so that the day holds its sessions.
  gap,
  night
};

/// A time for a session.
struct DueTime {
  UtcTime notify_at{};  ///< When it is said, after quiet and snooze.
  UtcTime due_at{};     ///< When the rule asks for it.
  Trigger trigger = Trigger::every;

  bool operator==(const DueTime&) const = default;
};

/// When nobody has put a session into the log for so long, reminders rest until there is one.
inline constexpr Millis kRest = std::chrono::hours{72};

/// How far apart two messages are at the least; nearer than that, the one about the longest gap stands for both.
inline constexpr Millis kApart = std::chrono::minutes{30};

/// Counts of sessions, for the rules and for the words.
int sessions_between(const ReminderInput& input, UtcTime from, UtcTime to);

/// The begin of the night that holds this instant, or else of the next one.
UtcTime night_began(const Rules& rules, const ReminderInput& input, UtcTime time);

/// How long after the last session the first due_time comes. It is `every`, or less, down to kNearest, where the rest
/// of the day would else hold fewer sessions than are aimed at. The day in which a log begins does not count, since it
/// is not known what was before.
Millis first_step(const Rules& rules, const ReminderInput& input);

/// Every due_time since the last session and after it until reminders rest, in their order; none without a session.
/// A message that was said moves those that follow it.
std::vector<DueTime> due_times(const Rules& rules, const ReminderInput& input);

}  // namespace dropwise
