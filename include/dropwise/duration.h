#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dropwise/time.h"

namespace dropwise {

/// Lengths of time as people type and read them:
///
///     const std::optional<Millis> length = parse_duration("9m30s");
///     std::cout << to_text(*length) << " is " << to_clock(*length) << '\n';  // 9m30s is 9:30

/// Reads `10m`, `9m30s`, `1h5m`, `45s`, `0.5s`, `12:30` (minutes:seconds), or a bare number of minutes.
/// The last number may have decimals, down to a millisecond. Absent when the text has another form, is negative,
/// repeats or misorders a unit, has a `:` part of 60 or more, or is longer than 10,000 hours.
std::optional<Millis> parse_duration(std::string_view text);

/// Returns the shortest exact form that parse_duration() reads back: `9m30s`, `1h5m`, `45s`, `0.25s`, `0s`.
std::string to_text(Millis length);

/// Formats a running timer: `9:30`, `0:05`, `1:05:00`. Rounds down to whole seconds; a negative length gives `0:00`.
std::string to_clock(Millis length);

}  // namespace dropwise
