#pragma once

#include <string>

#include "base/json.h"
#include "store/session_record.h"

namespace dropwise {

/// A plan with the keys of `plan --json`, and those needed to read it back.
Json to_json(const Plan& plan);

/// Reads what to_json() wrote. Throws UserError when it is not such a text.
Plan parse_plan(const std::string& json);

/// A session with its segments, the keys of the exchange format.
Json to_json(const SessionRecord& record);

/// The same as text on one line: for many of them.
std::string to_json_text(const SessionRecord& record);

}  // namespace dropwise
