#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "dropwise/time.h"

namespace dropwise {

/// What a look at a whole log found. Sessions by their numbers; nothing is said of deleted ones.
struct IntegrityReport {
  std::size_t sessions = 0;              ///< Looked at.
  std::vector<std::string> damage = {};  ///< In the file itself, in SQLite's words; then the rest was not looked at.
  bool constraint_violations = false;    ///< It holds values that a log does not take, such as a pain of 99.
  std::size_t orphan_rows = 0;           ///< Rows that belong to a row that is not there.
  std::vector<std::int64_t> time_mismatch =
      {};  ///< Their times are not those of their events, and nobody has amended them.
  std::vector<std::pair<std::int64_t, std::int64_t>> overlapping = {};
  std::vector<std::int64_t> backwards = {};  ///< Over before they begin.
  std::vector<std::int64_t> future = {};     ///< Begun later than now.
};

/// Looks at all of a log, and changes nothing. Throws UserError when it cannot be read.
IntegrityReport check_log(const std::filesystem::path& log, UtcTime now);

}  // namespace dropwise
