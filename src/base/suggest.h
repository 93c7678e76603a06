#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dropwise {

/// The candidate closest to a mistyped word, with at most a third of its letters (or one letter) different. Absent if
/// none is close enough.
std::optional<std::string> closest(std::string_view word, std::span<const std::string> candidates);

}  // namespace dropwise
