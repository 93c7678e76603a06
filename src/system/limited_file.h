#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace dropwise {

/// The most that a text file written by a person may hold. The limit is ours: such files have a few kilobytes.
inline constexpr std::size_t kMostText = std::size_t{1} << 20;

/// The whole text of a file. Never waits, as reading a pipe would, and never reads more than `most` bytes. Throws
/// filesystem_error: with errc::file_too_large if there is more, with errc::not_supported if it is neither an ordinary
/// file nor a device such as /dev/null, or with the reason that the system gives.
std::string load_limited_file(const std::filesystem::path& file, std::size_t most);

/// The same, but absent if the file cannot be read whole.
std::optional<std::string> try_load_limited_file(const std::filesystem::path& file, std::size_t most);

}  // namespace dropwise
