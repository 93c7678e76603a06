#pragma once

#include <string>

#include "base/json.h"
#include "protocols/care.h"
#include "protocols/protocol.h"

namespace dropwise {

/// A protocol whole, for reading: where it comes from, every step with its time and whose it is, what never to do,
/// when to stop, and the warning signs. Wrapped at `width`.
std::string leaflet(const Protocol& protocol, const Care& care, std::size_t width);

/// The same for scripts.
Json leaflet_json(const Protocol& protocol, const Care& care);

/// The warning signs and who to call, before anything else.
std::string signs_page(const Care& care, std::size_t width);

/// The same for scripts.
Json signs_json(const Care& care);

}  // namespace dropwise
