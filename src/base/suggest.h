#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dropwise {

/// The candidate nearest to a mistyped word: at most a third of its letters (and one at least) differ. Absent: none is
/// near.
std::optional<std::string> closest(std::string_view word, std::span<const std::string> candidates);

}  // namespace dropwise
