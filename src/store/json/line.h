#pragma once

#include <string>

#include "store/json/field_error.h"
#include "store/session_record.h"

namespace dropwise {

/// A session as a line of the exchange format: everything but its number in this log. No line break at the end.
std::string to_line(const SessionRecord& record);

/// The record without its note and its helper, for a line that says so.
SessionRecord without_texts(SessionRecord record);

/// Parses the output of to_line(), and lines with only the documented keys. Throws FieldError.
SessionRecord parse_line(const std::string& line);

/// Whether two records of a session are equal. Running and interrupted count as equal: they depend on the machine.
bool equivalent(const SessionRecord& a, const SessionRecord& b);

/// Whether `a` is preferred to `b`, by the same rule in every log: changed later; else more events; else longer; else
/// the greater text. `a` and `b` must not be equivalent.
bool wins_over(const SessionRecord& a, const SessionRecord& b);

/// Merges two versions of a session if one was cut off and the other continues it: the course of the longer one, and
/// the data of the one changed later, where it has any: an amount or a note that only the other has stays, and then the
/// result counts as changed 1 ms later, so that it wins over both. Absent unless exactly one continues the other, and
/// if one is deleted.
std::optional<SessionRecord> merge(const SessionRecord& a, const SessionRecord& b);

/// A UUID in lower case, as it is stored; empty when the text is not a UUID.
std::string parse_uuid(std::string_view text);

}  // namespace dropwise
