#pragma once

#include "reports/permutation_test.h"
#include "reports/summary.h"

namespace dropwise {

/// A group of days, only those whose milk is completely known.
struct Stretch {
  std::vector<double> days = {};  ///< Milliliters of each day.
  std::size_t sessions = 0;       ///< Number of sessions on these days.
  bool estimate = false;          ///< Includes drops.
  std::size_t left_out = 0;       ///< Days with unknown milk, or without a session.

  std::optional<double> mean() const;
};

/// The last three days compared with the seven before.
struct Shift {
  Stretch recent = {}, before = {};
  std::optional<PermutationTest> chance = {};  ///< Absent if there are too few days.
};

/// Milk per session, over sessions whose milk is completely known.
struct Each {
  double mean_ml = 0;
  std::size_t sessions = 0;
  bool estimate = false;  ///< Includes drops.
};

/// The sessions that began in a block of four hours.
struct Hours {
  int from = 0;  ///< The first hour of the block.
  Each each = {};
};

/// The trend of the last ten days that have sessions, of which the last three are compared with the days before. Today
/// is left out because it is not over.
struct Trend {
  std::vector<Day> recent = {}, before = {};  ///< The days, in order.
  std::size_t comparisons = 0;                ///< How many of the tests below were made.
  Shift left = {}, right = {}, total = {};
  std::optional<Each> recent_each = {}, before_each = {};  ///< Of the three and the seven days; absent if too few.
  std::optional<PermutationTest> by_session = {};
  std::optional<Percent> left_share = {};
  std::size_t shared = 0;         ///< Sessions with a volume for each breast.
  std::vector<Hours> hours = {};  ///< Blocks with enough sessions, in order of the day.
  std::optional<PermutationTest> by_hours = {};
};

/// How likely it is that chance alone makes a difference as large, from 0 to 1: the result of a test, times the number
/// of comparisons (Bonferroni), since among several one is easily large by chance.
double corrected(const PermutationTest& chance, const Trend& trend);

/// Sessions must be in order of start time; those outside the ten days are ignored.
Trend find_trend(std::span<const SessionTotals> sessions, const SummaryPeriod& span);

/// The trend as a table, with all figures and whether they could be chance; a single sentence if too little is known.
Report to_report(const Trend& trend);

Json to_json(const Trend& trend);

}  // namespace dropwise
