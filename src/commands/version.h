#pragma once

namespace dropwise {

/// The version of program and library; CMakeLists.txt says which.
inline constexpr const char* kVersion = DROPWISE_VERSION;

}  // namespace dropwise
