#pragma once

#include <optional>
#include <span>
#include <string>

namespace dropwise {

/// One of eight heights for a part of the whole, from 0 to 1: `▁` to `█`, or 1 to 8 in ASCII.
std::string block(double part, bool utf8);

/// A row of blocks, as high as each value beside `most`; a dot for an absent value.
std::string sparkline(std::span<const std::optional<double>> values, double most, bool utf8);

}  // namespace dropwise
