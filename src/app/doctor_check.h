#pragma once

#include <string>

#include "base/error.h"
#include "i18n/language.h"

namespace dropwise {

/// One thing that doctor looked at, and what to do where it is not well.
struct Finding {
  std::string what = {};  ///< In English, as JSON has it.
  std::string said = {}, hint = {};
  bool wrong = false;
  bool absent = false;  ///< Not there, and nobody has asked for it.

  std::string mark() const { return wrong ? tr("LOOK") : absent ? "-" : tr("ok"); }
};

/// What one look says; an error is a finding, and no end.
template <class Look>
Finding finding(const std::string& what, Look look) {
  try {
    return look();
  } catch (const UserError& error) {
    return {what, error.what(), error.hint(), true};
  }
}

}  // namespace dropwise
