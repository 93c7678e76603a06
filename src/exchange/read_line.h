#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace dropwise {

// The limits are ours. A line of NDJSON may hold a session of many hours, a row of CSV little more than a note, which
// has at most 100,000 bytes.
inline constexpr std::size_t kLongestLine = 16'000'000, kLongestRow = 1'000'000;  // bytes

/// Reads a line without its line break, as std::getline() does. Returns false at the end. Throws ImportError
/// (line_too_long) if it has more than `most` bytes; `number` is its number.
bool read_line(std::istream& in, std::string& line, std::size_t most, std::size_t number);

}  // namespace dropwise
