#pragma once

#include <string>

#include "store/session_record.h"

namespace dropwise {

/// A value in a line or a row that comes in, which cannot be taken.
struct FieldError {
  std::string place = {};    ///< The key or the column; empty for the whole line.
  std::string value = {};    ///< As it stands there.
  std::string allowed = {};  ///< What may stand there.
};

/// A session as a line of the exchange format: all that is known of it, but for this log's own number. Without the
/// break.
std::string to_line(const SessionRecord& record);

/// Reads what to_line() writes, and lines with the keys of the contract alone. Throws FieldError.
SessionRecord parse_line(const std::string& line);

/// Whether the two say the same of a session. Running and interrupted are the same here: it depends on the machine.
bool equivalent(const SessionRecord& a, const SessionRecord& b);

/// Which of two versions of a session holds, everywhere alike: the one changed later; else the one with more events, or
/// that lasted longer; else the one whose text is greater. `a` and `b` are not the same.
bool wins_over(const SessionRecord& a, const SessionRecord& b);

/// Of two versions of a session, one of which was cut off before the other: the whole course of the one, and what was
/// said of it in the one changed later. Absent where neither goes on from the other, or both are as long.
std::optional<SessionRecord> merge(const SessionRecord& a, const SessionRecord& b);

/// An identity as it is kept, in lower case; empty when it is none.
std::string parse_uuid(std::string_view text);

}  // namespace dropwise
