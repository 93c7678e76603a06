#pragma once

#include "base/typed_error.h"

namespace dropwise {

/// What is wrong with rules for reminders, their state, or the crontab.
enum class ReminderFault {
  // Rules that contradict each other. The first value is the figure of the rule to correct.
  gap_under_every,        ///< longest_gap, every
  count_needs_every,      ///< sessions_per_day
  every_too_long,         ///< sessions_per_day, every, the longest `every` for that many sessions
  count_too_high,         ///< sessions_per_day, the shortest time between sessions, the time outside of `quiet`
  quiet_covers_night,     ///< quiet, night
  night_too_short,        ///< night_sessions, the shortest time between sessions, night
  night_too_short_quiet,  ///< The same, for the part of the night outside of `quiet`.
  break_quiet_needs_gap,
  every_never_reached,  ///< every, the time outside of `quiet`
  // The state of reminders
  no_home,
  cannot_save_state,  ///< The file, and the reason that the system gives.
  // The crontab, or a systemd unit
  control_character,  ///< The word.
  backslash,          ///< The word.
  long_line,          ///< The number of bytes, and how many cron allows.
  second_begin,       ///< The number of the line.
  end_without_begin,  ///< The number of the line.
  begin_without_end,  ///< The number of the last line.
};

using ReminderError = TypedError<ReminderFault>;

}  // namespace dropwise
