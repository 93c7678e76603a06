#pragma once

#include <filesystem>
#include <string>

#include "dropwise/time.h"

namespace dropwise {

/// The text of a configuration with the tempo of a protocol in its table [rhythm], and all else as it was.
std::string with_tempo(const std::string& text, const std::string& protocol, Millis tempo);

/// Writes that into the file, whole or not at all; makes it where there is none. Throws Error, with the line to write
/// by hand, when it cannot, or when the file says it in a way that this does not know.
void keep_tempo(const std::filesystem::path& file, const std::string& protocol, Millis tempo);

}  // namespace dropwise
