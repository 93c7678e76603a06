#pragma once

#include "store/session_record.h"

namespace dropwise {

/// Only those fields of a session that the totals need, so that years of sessions can be read at once.
struct SessionTotals {
  ZonedTime began = {};
  std::optional<Millis> lasted = {};
  Yield yield = {};
  std::string protocol = {};  ///< As returned by protocol_text().
  bool before_birth = false;  ///< Not counted in reminders, targets and trends.

  bool operator==(const SessionTotals&) const = default;
};

/// Whether sessions of this mode take place during pregnancy.
bool is_before_birth(std::string_view mode);

/// Protocol and mode, such as `marmet little`; for an entry without a protocol, the method.
std::string protocol_text(std::string_view protocol, std::string_view mode, std::string_view method);

}  // namespace dropwise
