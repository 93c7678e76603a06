#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quantities/daily_window.h"
#include "quantities/volume.h"

namespace dropwise {

/// When somebody wishes to be reminded. Absent is off. A unit's or midwife's own plan is written down in the same keys.
struct Rules {
  enum class From { start, end };

  std::string preset = {};  ///< What they began with; empty when nothing.
  std::optional<Millis> every = std::chrono::hours{3};
  From from = From::start;                   ///< Of the last session; what `every` is counted from.
  std::optional<int> sessions_per_day = {};  ///< Aimed at, in a day that begins at `day_start`.
  std::optional<Millis> longest_gap = {};    ///< From one beginning to the next.
  std::optional<DailyWindow> night = {};
  int night_sessions = 1;                 ///< At least, in every `night`.
  std::optional<DailyWindow> quiet = {};  ///< Nothing is said meanwhile.
  bool break_quiet = false;               ///< But for the longest gap.
  bool count_after_quiet = false;         ///< `every` begins anew when the quiet ends.
  std::optional<Volume> target = {};      ///< Milk in a day. It is told, and moves no reminder.

  bool operator==(const Rules&) const = default;
};

/// The least between a session and a reminder that only the count of the day, or the night, asks for. The sources that
/// give a figure say every 2 to 3 hours (HSE Ireland, SickKids); where `every` is shorter, it is that.
inline constexpr Millis kNearest = std::chrono::hours{2};

/// What rules say against each other.
struct RuleConflict {
  std::vector<std::string> keys = {};  ///< Of these; the first is the one to mend.
  std::string what = {};

  bool operator==(const RuleConflict&) const = default;
};

std::vector<RuleConflict> find_conflicts(const Rules& rules);

/// The rules in a sentence: `Every 3h from the start of a session, 8 a day, no gap over 5h.`
std::string to_text(const Rules& rules);

}  // namespace dropwise
