#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "dropwise/time.h"

// Instantiated once, in json.cpp, because compiling it is slow.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace dropwise {

/// JSON whose keys keep the order in which they were added.
using Json = nlohmann::ordered_json;

/// A length in seconds, as an integer if it is whole; `null` when absent.
Json seconds_json(std::optional<Millis> length);

/// JSON text on one line, safe for a terminal; bytes that are not UTF-8 become U+FFFD.
std::string dump(const Json& json);

}  // namespace dropwise
