#pragma once

#include <string>

#include "quantities/error.h"

namespace dropwise {

/// One thing that doctor looked at, and what to do where it is not well.
struct Finding {
  std::string what = {}, said = {}, hint = {};
  bool wrong = false;
  bool absent = false;  ///< Not there, and nobody has asked for it.

  const char* mark() const { return wrong ? "LOOK" : absent ? "-" : "ok"; }
};

/// What one look says; an error is a finding, and no end.
template <class Look>
Finding finding(const std::string& what, Look look) {
  try {
    return look();
  } catch (const Error& error) {
    return {what, error.what(), error.hint(), true};
  }
}

}  // namespace dropwise
