#pragma once

#include <string>
#include <string_view>

#include "dropwise/plan.h"

namespace dropwise {

/// A plan can be kept in a file, or taken from a published protocol with `dropwise plan lll --json`:
///
///     const std::string json(std::istreambuf_iterator<char>(in), {});
///     const Plan plan = parse_plan(json);

/// A plan as JSON on one line: the keys `phases`, `marks`, `cycle`, `most_s` and `spots` of `dropwise plan --json`, and
/// those needed to read the plan back. Lengths are in seconds. Bytes that are not UTF-8 become U+FFFD.
std::string to_json(const Plan& plan);

/// Parses the JSON of to_json(), of `dropwise plan --json`, or of a session exported by any version of Dropwise. Keys
/// it does not know are ignored. Throws std::invalid_argument, with the place, such as `phases[2].side: not a side`,
/// for any other text, and for a length below 0 or over 10,000 hours.
Plan parse_plan(std::string_view json);

}  // namespace dropwise
