#pragma once

#include <string>

#include "app/errors/user_error.h"
#include "i18n/language.h"

namespace dropwise {

/// One result of `doctor`, and what to do if something is wrong.
struct Finding {
  std::string what = {};  ///< In English, for JSON.
  std::string said = {}, hint = {};
  bool wrong = false;
  bool absent = false;  ///< Not present, but not needed either.

  std::string mark() const { return wrong ? tr("LOOK") : absent ? "-" : tr("ok"); }
};

/// Runs one check; an Error becomes a finding and does not stop the others.
template <class Look>
Finding finding(const std::string& what, Look look) {
  try {
    return look();
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    return {what, error.what(), error.hint(), true};
  }
}

}  // namespace dropwise
