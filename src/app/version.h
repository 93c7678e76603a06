#pragma once

namespace dropwise {

/// The version of program and library; CMakeLists.txt says which.
extern const char* const kVersion;

}  // namespace dropwise
