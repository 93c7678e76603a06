#pragma once

namespace dropwise {

/// The version of the program and the library, set in CMakeLists.txt.
extern const char* const kVersion;

}  // namespace dropwise
