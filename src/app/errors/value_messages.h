#pragma once

#include "base/text_error.h"
#include "quantities/value_error.h"

namespace dropwise {

/// Why a text is not a value, and what is expected.
UserError value_message(const ValueError& error);

/// Why a text is not plain text.
UserError text_message(const TextError& error);

}  // namespace dropwise
