#pragma once

#include "reports/report.h"
#include "store/session_totals.h"

namespace dropwise {

/// When a session is one of the night: it begins from midnight to this hour. Our own bounds; HSE Ireland and others
/// count at least one session between midnight and six.
inline constexpr Millis kNightEnds = std::chrono::hours{6};

/// Milk summed over sessions. What is not known is counted, and never taken for zero.
struct MilkSum {
  std::int64_t microlitres = 0;
  std::size_t known = 0, unknown = 0;
  std::int64_t estimated = 0;  ///< Microlitres of drops.
  bool estimate = false, trace = false;

  void add(const Volume& volume);
  void add(const MilkSum& other);
  bool operator==(const MilkSum&) const = default;
};

/// What one breast gave over sessions.
struct SideTotals {
  Millis active{0};
  std::size_t timed = 0, untimed = 0;
  MilkSum milk = {};
  std::int64_t rated_microlitres = 0;  ///< Of the sessions whose time and volume are both known; so is `rated`.
  Millis rated{0};
  bool rated_estimate = false;

  bool operator==(const SideTotals&) const = default;
};

/// Sums over sessions, to which each is added once.
struct Totals {
  std::size_t sessions = 0, pending = 0, night = 0;
  SideTotals left = {}, right = {};
  MilkSum together = {};
  std::optional<Millis> longest_gap = {};          ///< From one beginning to the next, up to a session of these.
  std::int64_t shared_left = 0, shared_right = 0;  ///< Microlitres of the sessions that tell how much each breast gave.
  bool shared_estimate = false;                    ///< They hold drops.
  std::size_t shared = 0;                          ///< How many these are.

  /// `gap` is the time since the session before it began; absent for the first of all.
  void add(const SessionTotals& session, std::optional<Millis> gap);

  /// The milk of both breasts, by breast and together.
  MilkSum total() const;

  bool operator==(const Totals&) const = default;
};

/// Whole minutes, as a cell of them is written.
std::string to_minutes(const SideTotals& breast);

/// Nothing where there was none; `?` where none of it is known.
Cell cell(const MilkSum& milk);
Cell time_cell(const SideTotals& breast);

/// Microlitres a minute over the sessions that tell both; nothing when none does.
Cell rate_cell(const SideTotals& breast);

/// The share of the left breast, over the sessions that tell how much each gave; absent when none did.
std::optional<Percent> left_share(const Totals& totals);

}  // namespace dropwise
