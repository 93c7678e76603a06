#pragma once

#include <cstdint>
#include <fstream>
#include <istream>

namespace dropwise {

/// Standard input or a pipe, copied to a temporary file first: the log must not be locked while somebody is still
/// writing. Throws UserError when it cannot be read or copied, or is too long.
std::fstream copy_of(std::istream& in);

/// How many bytes a file has from here on; it is read from the same place afterwards.
std::uintmax_t size_of(std::istream& file);

}  // namespace dropwise
