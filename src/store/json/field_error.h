#pragma once

#include <optional>
#include <string>

#include "base/text.h"

namespace dropwise {

/// What a field of an imported line or row may hold. `detail` is that of the FieldError.
enum class Expected {
  // The whole line
  session,      ///< A session, as `export` writes it.
  json_object,  ///< One whole JSON object.
  shallow,      ///< A session with less nesting.
  cell_count,   ///< As many cells as the first row has; `detail` is their number.
  // Texts and words
  text,
  plain_text,  ///< Valid, harmless, and at most 100,000 bytes.
  truth,       ///< `true` or `false`.
  uuid,
  state,
  kind,
  method,
  side,  ///< `left` or `right`.
  volume_unit,
  // Numbers
  seconds,  ///< From 0 to 36,000,000.
  millilitres,
  whole_number,  ///< From 0 to `detail`.
  whole_minutes,
  amount,        ///< A number, up to 5 litres.
  usual_amount,  ///< No more than 1 litre from one breast; the limit is ours.
  one_reading,   ///< A number that cannot be meant in two ways; `detail` is the decimal mark of the file.
  no_amount,     ///< Nothing or 0, because the unit is a trace.
  sum,           ///< The sum of the volumes in the row; `detail` is it.
  // Times
  time_with_offset,
  not_future,
  after,  ///< After the time in the field `detail`.
  after_1970,
  at_most_10000_hours,
  day,
  time_of_day,
  one_day,        ///< A date that cannot be meant in two ways.
  same_as_start,  ///< The local date or time of `started`; `detail` is it.
  date_and_time,
  unambiguous_time,  ///< A local time that the clock showed exactly once.
  // The course of a session
  side_object,  ///< An object with active_s and volume_ml.
  no_together,  ///< Nothing, because the breasts have volumes of their own.
  plan,
  list,
  event_object,
  event_name,
  event_side,
  event_reason,
  events_in_order,
  // Other programs
  ml_or_oz,
  ml_or_oz_by_option,  ///< The same; the unit can also be given for the whole file.
  am_pm_time,
  american_day,
  labelled_amounts,
};

/// An invalid value in an imported line or row.
struct FieldError {
  std::string place = {};  ///< The key or the column; empty for the whole line.
  std::string value = {};  ///< As found in the input.
  Expected expected = Expected::session;
  std::string detail = {};
  std::optional<TextProblem> problem = {};  ///< For plain_text.
};

}  // namespace dropwise
