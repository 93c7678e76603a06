#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "quantities/volume.h"
#include "quantities/zoned_time.h"

namespace SQLite {
class Statement;
}  // namespace SQLite

namespace dropwise {

/// The numbers from `lowest` to `highest`.
struct NumberRange {
  std::int64_t lowest = 0, highest = 0;

  bool contains(std::int64_t number) const { return number >= lowest && number <= highest; }
};

// What this program stores lies within these ranges. They are wider than what it accepts from people, and narrow enough
// that sums of many sessions do not overflow and that a list of days from the first to the last fits into memory.
inline constexpr NumberRange kInstants{0, 7'258'118'399'999};  ///< Milliseconds, from 1970 to the end of 2199.
inline constexpr NumberRange kLengths{0, 360'000'000'000};     ///< Milliseconds, up to 100,000 hours.
inline constexpr NumberRange kOffsets{-1500, 1500};            ///< Minutes east of Greenwich: TZ allows 25 hours.
inline constexpr NumberRange kMicrolitres{0, 5'000'000};       ///< As parse_volume() accepts them.
inline constexpr NumberRange kPains{0, 10};
inline constexpr NumberRange kFlags{0, 1};
inline constexpr NumberRange kProcesses{1, std::numeric_limits<int>::max()};
inline constexpr NumberRange kIndices{0, std::numeric_limits<int>::max()};  ///< Of phases.

/// Reads the columns of a row, and notes those whose numbers this program never stores: another program or a faulty
/// disk has changed them. Such a value is read as unknown, or as 0 where it cannot be unknown; whoever reads must look
/// at impossible() before showing anything.
class CheckedRow {
 public:
  explicit CheckedRow(SQLite::Statement& row) : row_(row) {}

  std::string text(int column) const;
  const char* c_text(int column) const;
  std::int64_t number(int column, NumberRange range);
  std::optional<std::int64_t> optional_number(int column, NumberRange range);
  UtcTime instant(int column) { return UtcTime{Millis{number(column, kInstants)}}; }
  std::optional<Millis> length(int column);

  /// An instant, with its offset in the next column.
  ZonedTime zoned_time(int column);

  /// A volume, with its unit in the next column; absent when the amount is NULL.
  std::optional<Volume> volume(int column);

  /// The names of the columns with impossible numbers.
  const std::vector<std::string>& impossible() const { return impossible_; }

 private:
  SQLite::Statement& row_;
  std::vector<std::string> impossible_ = {};
};

}  // namespace dropwise
