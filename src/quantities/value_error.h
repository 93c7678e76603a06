#pragma once

#include "base/typed_error.h"

namespace dropwise {

/// Why a text is not a value. The first value is the text, unless something else is said.
enum class ValueFault {
  // Cues
  unknown_cue,     ///< The second value lists the known ones.
  none_with_cues,  ///< `none` beside other cues.
  // Times
  not_zoned_time,
  future_time,  ///< The value is the time.
  before_1970,
  skipped_time,   ///< A clock change skipped it: the local time, and the two that could be meant.
  repeated_time,  ///< A clock change repeated it: the local time, and both with their UTC offset.
  unknown_zone,
  not_date_and_time,
  // Ranges
  not_range,
  reversed_range,
  // Volumes
  not_volume,
  negative_volume,
  fractional_drops,
  ambiguous_volume,  ///< The text, and the two numbers that could be meant.
  too_much,          ///< More than 5 liters.
  no_target,         ///< A volume that nobody can aim at: unknown, a trace, or 0.
};

using ValueError = TypedError<ValueFault>;

}  // namespace dropwise
