#include "dropwise/plan_json.h"

#include <stdexcept>

#include "base/error.h"
#include "base/text.h"
#include "i18n/language.h"
#include "store/json/json.h"

namespace dropwise {

std::string plan_text(const Plan& plan) { return escape_bidi_controls(to_json(plan)); }

Plan parse_stored_plan(std::string_view text) {
  try {
    return parse_plan(text);
  } catch (const std::invalid_argument&) {
    throw UserError(tr("the plan kept with this session cannot be read"),
                    tr("The log is damaged: put back a backup of it."), ExitCode::io);
  }
}

}  // namespace dropwise
