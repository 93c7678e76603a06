#pragma once

#include <optional>

#include "store/session_record.h"

namespace dropwise {

/// How long after its end a finished session can be continued. Our own limit, not from a source.
inline constexpr Millis kReopenWithin = std::chrono::minutes{30};

/// The point at which a finished session was ended by a person, before its own end.
struct EarlyEnd {
  std::size_t events = 0;  ///< How many events of its log came before.
  Millis at{0};            ///< Counted from its start.
  Reason reason = Reason::none;
};

/// Absent when the session is not finished, was not guided, or ran to its own end. `record` must have its events.
std::optional<EarlyEnd> early_end(const SessionRecord& record);

/// Throws UserError, with the reason, when the session cannot be continued.
void check_reopening(const SessionRecord& record, UtcTime now);

/// The session as if it had been interrupted at that point.
SessionRecord reopened(SessionRecord record, const EarlyEnd& end);

}  // namespace dropwise
