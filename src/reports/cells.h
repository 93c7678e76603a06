#pragma once

#include <optional>

#include "reports/report.h"
#include "store/session_record.h"

namespace dropwise {

/// The value, or Unknown when absent.
template <class T>
Cell or_unknown(const std::optional<T>& value) {
  if (value) return Cell(*value);
  return Unknown{};
}

/// A breast's volume. Empty for VolumeStatus::none.
Cell volume_cell(const Yield& yield, Side side);

/// The total milk of a session; `trace` if that is all.
Cell total_cell(const Yield& yield);

/// Protocol and mode, such as `marmet little`; for an entry without a protocol, the method.
std::string protocol_text(const SessionData& data);

/// The method for a reader; way_text() gives the protocol instead if one was followed.
std::string method_text(Method method);
std::string way_text(const SessionData& data);

}  // namespace dropwise
