#pragma once

#include <optional>

#include "reports/report.h"
#include "store/session_record.h"

namespace dropwise {

/// The value, or that it is not known.
template <class T>
Cell or_unknown(const std::optional<T>& value) {
  if (value) return Cell(*value);
  return Unknown{};
}

/// A breast's volume. Nothing where it is certain that it was not expressed.
Cell volume_cell(const Yield& yield, Side side);

/// All milk of a session, `trace` when there is no more than that.
Cell total_cell(const Yield& yield);

/// Protocol and mode: `marmet little`, or how an entry without one came about.
std::string protocol_text(const SessionData& data);

/// How the milk was had, for a reader; by what protocol, where one was followed.
std::string method_text(Method method);
std::string way_text(const SessionData& data);

}  // namespace dropwise
