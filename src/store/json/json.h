#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "store/session_record.h"

namespace dropwise {

/// A plan as the log and its exports store it: JSON on one line, safe for a terminal.
std::string plan_text(const Plan& plan);

/// Parses the plan of a stored session. Absent for any other text.
std::optional<Plan> parse_stored_plan(std::string_view text);

/// A session with its segments, with the keys of the exchange format.
Json to_json(const SessionRecord& record);

/// The same as text on one line, for writing many sessions.
std::string to_json_text(const SessionRecord& record);

}  // namespace dropwise
