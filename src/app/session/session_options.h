#pragma once

#include <optional>
#include <string>

#include "app/session/agreement.h"
#include "protocols/build_plan.h"

namespace dropwise {

/// What `start`, `rehearse` and `plan` are told of the session to be led.
struct SessionOptions {
  std::string protocol = {};  ///< Empty: the configured one, else that of the last session.
  PlanChoices choices = {};
  bool first_given = false;
  std::optional<Tips> tips = {};  ///< Absent: as configured.
  Agreement agreement = {};       ///< For the time before birth.
};

}  // namespace dropwise
