#pragma once

#include <functional>
#include <string>

#include "base/error.h"
#include "i18n/language.h"

namespace dropwise {

/// Refuses an empty value, which is most often a variable of a script that is not set. Throws UserError.
inline std::function<void(const std::string&)> not_empty(std::string option) {
  return [option = std::move(option)](const std::string& value) {
    if (value.empty())
      throw UserError(tr("{}: the value is missing", option), tr("Give a value, or leave out {}.", option));
  };
}

}  // namespace dropwise
