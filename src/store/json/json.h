#pragma once

#include <string>

#include "base/json.h"
#include "store/session_record.h"

namespace dropwise {

/// A plan, with the keys of `plan --json` and those needed to read it back.
Json to_json(const Plan& plan);

/// Parses the output of to_json(). Throws UserError for any other text.
Plan parse_plan(const std::string& json);

/// A session with its segments, with the keys of the exchange format.
Json to_json(const SessionRecord& record);

/// The same as text on one line, for writing many sessions.
std::string to_json_text(const SessionRecord& record);

}  // namespace dropwise
