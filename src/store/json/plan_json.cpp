#include "dropwise/plan_json.h"

#include <stdexcept>

#include "base/text.h"
#include "store/json/json.h"

namespace dropwise {

std::string plan_text(const Plan& plan) { return escape_bidi_controls(to_json(plan)); }

std::optional<Plan> parse_stored_plan(std::string_view text) {
  try {
    return parse_plan(text);
  } catch (const std::invalid_argument&) {
    return {};
  }
}

}  // namespace dropwise
