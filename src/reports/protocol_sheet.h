#pragma once

#include <string>

#include "base/json.h"
#include "protocols/protocol.h"
#include "protocols/safety_notes.h"

namespace dropwise {

/// A complete protocol for reading: its source, every step with its time and where that comes from, what never to do,
/// when to stop, and the warning signs. Wrapped at `width`.
std::string protocol_sheet(const Protocol& protocol, const SafetyNotes& notes, std::size_t width);

/// The same for scripts.
Json protocol_sheet_json(const Protocol& protocol, const SafetyNotes& notes);

/// The warning signs and whom to call.
std::string signs_page(const SafetyNotes& notes, std::size_t width);

/// The same for scripts.
Json signs_json(const SafetyNotes& notes);

}  // namespace dropwise
