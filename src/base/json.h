#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "dropwise/time.h"

// Compiled once, in json.cpp: most of the time of a build went into it.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace dropwise {

/// JSON whose keys stay in the order in which they are written.
using Json = nlohmann::ordered_json;

/// Seconds as a number, whole where they are; `null` when absent.
Json seconds_json(std::optional<Millis> length);

/// Text on one line, harmless to a terminal; bytes that are no UTF-8 become U+FFFD.
std::string dump(const Json& json);

}  // namespace dropwise
