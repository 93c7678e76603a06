#pragma once

#include "reports/permutation_test.h"
#include "reports/summary.h"

namespace dropwise {

/// Days put together: those whose milk is all known.
struct Stretch {
  std::vector<double> days = {};  ///< Millilitres of each.
  std::size_t sessions = 0;       ///< On these days.
  bool estimate = false;          ///< It holds drops.
  std::size_t left_out = 0;       ///< Days with something unknown, or without a session.

  std::optional<double> mean() const;
};

/// The last three whole days beside the seven before them.
struct Shift {
  Stretch recent = {}, before = {};
  std::optional<PermutationTest> chance = {};  ///< Absent where the days are too few to tell.
};

/// The milk of a session, over sessions whose milk is all known.
struct Each {
  double mean_ml = 0;
  std::size_t sessions = 0;
  bool estimate = false;  ///< It holds drops.
};

/// The sessions that began in these hours.
struct Hours {
  int from = 0;  ///< Up to four hours later.
  Each each = {};
};

/// What the last ten whole days show. Today is left out: it is not over.
struct Trend {
  Day first{}, last{};
  Shift left = {}, right = {}, total = {};
  std::optional<Each> recent_each = {}, before_each = {};  ///< Of the three days and the seven; absent where too few.
  std::optional<PermutationTest> by_session = {};
  std::optional<Percent> left_share = {};
  std::size_t shared = 0;         ///< Sessions that tell the breasts apart.
  std::vector<Hours> hours = {};  ///< Those with enough sessions, in the order of the day.
  std::optional<PermutationTest> by_hours = {};
};

/// Sessions in the order of their beginnings; those outside of the ten days are left out.
Trend find_trend(std::span<const SessionTotals> sessions, const SummaryPeriod& span);

/// Told in sentences, with all figures, and how sure one can be.
Report to_report(const Trend& trend);

Json to_json(const Trend& trend);

}  // namespace dropwise
