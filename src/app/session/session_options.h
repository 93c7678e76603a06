#pragma once

#include <optional>
#include <string>

#include "app/session/agreement.h"
#include "protocols/build_plan.h"

namespace dropwise {

/// The options of `start`, `rehearse` and `plan` about the session.
struct SessionOptions {
  std::string protocol = {};  ///< Empty: the configured one, otherwise that of the last session.
  PlanChoices choices = {};
  bool first_given = false;
  std::optional<Tips> tips = {};  ///< Absent: as configured.
  Agreement agreement = {};       ///< For sessions before birth.
};

}  // namespace dropwise
