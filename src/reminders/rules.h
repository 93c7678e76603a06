#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quantities/daily_window.h"
#include "quantities/volume.h"
#include "reminders/reminder_error.h"

namespace dropwise {

/// When to remind. Absent means off. A plan from a hospital unit or midwife uses the same keys.
struct Rules {
  enum class From { start, end };

  std::string preset = {};  ///< The preset they are based on; empty: none.
  std::optional<Millis> every = std::chrono::hours{3};
  From from = From::start;                   ///< `every` counts from this point of the last session.
  std::optional<int> sessions_per_day = {};  ///< The goal for a day, which begins at `day_start`.
  std::optional<Millis> longest_gap = {};    ///< From one start to the next.
  std::optional<DailyWindow> night = {};
  int night_sessions = 1;                 ///< The minimum in every `night`.
  std::optional<DailyWindow> quiet = {};  ///< No reminders in this time.
  bool break_quiet = false;               ///< Except for the longest gap.
  bool count_after_quiet = false;         ///< `every` starts again when quiet time ends.
  std::optional<Volume> target = {};      ///< Milk per day. It is shown, and does not affect reminders.

  bool operator==(const Rules&) const = default;
};

/// The minimum time from a session to a reminder that is only due to the sessions per day or the night; `every`, if
/// that is shorter. The sources that give a figure say every 2 to 3 hours (HSE Ireland, SickKids).
inline constexpr Millis kNearest = std::chrono::hours{2};

/// Rules that contradict each other.
class RuleConflict : public ReminderError {
 public:
  RuleConflict(std::vector<std::string> keys, std::string preset, ReminderFault fault, std::vector<std::string> values)
      : ReminderError(fault, std::move(values)), keys_(std::move(keys)), preset_(std::move(preset)) {}

  /// The keys in conflict; the first one should be corrected.
  const std::vector<std::string>& keys() const { return keys_; }

  /// The preset that sets what the person has not set; empty: none.
  const std::string& preset() const { return preset_; }

 private:
  std::vector<std::string> keys_;
  std::string preset_;
};

std::vector<RuleConflict> find_conflicts(const Rules& rules);

}  // namespace dropwise
