#pragma once

#include "reports/report.h"
#include "store/session_totals.h"

namespace dropwise {

/// A night session begins between midnight and this time. Our own limits; HSE Ireland and others count at least one
/// session between midnight and six.
inline constexpr Millis kNightEnds = std::chrono::hours{6};

/// Milk summed over sessions. Unknown volumes are counted, and never treated as zero.
struct MilkSum {
  std::int64_t microlitres = 0;
  std::size_t known = 0, unknown = 0;
  std::int64_t estimated = 0;  ///< Microliters counted in drops.
  bool estimate = false, trace = false;

  void add(const Volume& volume);
  void add(const MilkSum& other);
  bool operator==(const MilkSum&) const = default;
};

/// The totals of one breast over sessions.
struct SideTotals {
  Millis active{0};
  std::size_t timed = 0, untimed = 0;
  MilkSum milk = {};
  std::int64_t rated_microlitres = 0;  ///< Like `rated`, only of sessions with known time and volume.
  Millis rated{0};
  bool rated_estimate = false;

  bool operator==(const SideTotals&) const = default;
};

/// Sums over sessions. Add each session once.
struct Totals {
  std::size_t sessions = 0, pending = 0, night = 0;
  SideTotals left = {}, right = {};
  MilkSum together = {};
  std::optional<Millis> longest_gap = {};          ///< From one start to the next; only gaps before these sessions.
  std::int64_t shared_left = 0, shared_right = 0;  ///< Microliters, of sessions with a volume for each breast.
  bool shared_estimate = false;                    ///< They include drops.
  std::size_t shared = 0;                          ///< The number of these sessions.

  /// `gap` is the time since the previous session began; absent for the very first.
  void add(const SessionTotals& session, std::optional<Millis> gap);

  /// All milk, measured by breast and together.
  MilkSum total() const;

  bool operator==(const Totals&) const = default;
};

/// The active time in whole minutes, as in a cell.
std::string to_minutes(const SideTotals& breast);

/// Empty if there was none; Unknown if none of it is known.
Cell cell(const MilkSum& milk);
Cell time_cell(const SideTotals& breast);

/// The longest gap; empty if there was none.
Cell gap_cell(const Totals& totals);

/// Whether there was a session at night; empty without any session.
Cell night_cell(const Totals& totals);

/// How many sessions lack a volume; empty for none.
Cell pending_cell(const Totals& totals);

/// Microliters per minute over sessions with known time and volume; empty if there are none.
Cell rate_cell(const SideTotals& breast);

/// The share of the left breast, over sessions with a volume for each breast; absent if there are none.
std::optional<Percent> left_share(const Totals& totals);

}  // namespace dropwise
