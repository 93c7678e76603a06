#pragma once

#include <string>
#include <vector>

#include "app/context.h"

namespace dropwise {

/// A setting of this call that is not in the configuration, such as file locations or color.
struct EffectiveSetting {
  std::string name = {};     ///< `db`
  std::string value = {};    ///< Empty if not known.
  std::string origin = {};   ///< `flag`, `environment DROPWISE_DB`, `default`.
  std::string meaning = {};  ///< What it means, and how to set it.
};

std::vector<EffectiveSetting> effective_settings(const Context& context);

}  // namespace dropwise
