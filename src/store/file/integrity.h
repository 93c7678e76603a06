#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "dropwise/time.h"

namespace dropwise {

/// The result of checking a whole log. Sessions are given by number; deleted ones are not reported.
struct IntegrityReport {
  std::size_t sessions = 0;              ///< How many were checked.
  std::vector<std::string> damage = {};  ///< To the file itself, in SQLite's words. If any, sessions were not checked.
  bool constraint_violations = false;    ///< Contains values that are not allowed, such as a pain of 99.
  std::size_t orphan_rows = 0;           ///< Rows that refer to a missing row.
  std::vector<std::int64_t> time_mismatch =
      {};  ///< Times differ from those computed from the events, though nobody amended them.
  std::vector<std::pair<std::int64_t, std::int64_t>> overlapping = {};
  std::vector<std::int64_t> impossible = {};  ///< See SessionRecord::damaged.
  std::vector<std::int64_t> future = {};      ///< Begin later than now.
};

/// Checks a whole log without changing it. Throws StoreError when it cannot be read.
IntegrityReport check_log(const std::filesystem::path& log, UtcTime now);

}  // namespace dropwise
