#pragma once

#include "store/session_record.h"

namespace dropwise {

/// What the sums need of a session, and no more: a log of years is read in one go.
struct SessionTotals {
  ZonedTime began = {};
  std::optional<Millis> lasted = {};
  Yield yield = {};
  std::string protocol = {};  ///< As protocol_text() says it.
  bool before_birth = false;  ///< Counts for no reminder, no target and no trend.

  bool operator==(const SessionTotals&) const = default;
};

/// Whether sessions of this mode are made in pregnancy.
bool is_before_birth(std::string_view mode);

/// Protocol and mode: `marmet little`, or how an entry without one came about.
std::string protocol_text(std::string_view protocol, std::string_view mode, std::string_view method);

}  // namespace dropwise
