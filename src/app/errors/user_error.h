#pragma once

#include "base/error.h"

namespace dropwise {

/// An error of any layer in words for the person at the terminal. A UserError already is, and stays as it is.
UserError to_user_error(const Error& error);

}  // namespace dropwise
