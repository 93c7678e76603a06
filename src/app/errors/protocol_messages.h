#pragma once

#include "protocols/protocol_error.h"

namespace dropwise {

/// What is wrong with a protocol, and what to do.
UserError protocol_message(const ProtocolError& error);

}  // namespace dropwise
