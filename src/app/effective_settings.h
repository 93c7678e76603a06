#pragma once

#include <string>
#include <vector>

#include "app/context.h"

namespace dropwise {

/// Something that holds for this call and does not stand in the configuration: where files lie, whether there is
/// colour.
struct EffectiveSetting {
  std::string name = {};     ///< `db`
  std::string value = {};    ///< Empty where nothing says where.
  std::string origin = {};   ///< `flag`, `environment DROPWISE_DB`, `default`.
  std::string meaning = {};  ///< With how it is set.
};

std::vector<EffectiveSetting> effective_settings(const Context& context);

}  // namespace dropwise
