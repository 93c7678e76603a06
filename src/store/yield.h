#pragma once

#include <cstdint>
#include <optional>

#include "dropwise/plan.h"
#include "quantities/volume.h"

namespace dropwise {

/// What is known of one breast in a session. Absent is unknown.
struct SideAmounts {
  std::optional<Millis> active = {};  ///< Expressing time.
  std::optional<Volume> volume = {};

  bool operator==(const SideAmounts&) const = default;
};

/// What is known of a breast's milk. `none` is certain: it was not expressed, or its milk was measured with the
/// other's.
enum class VolumeStatus { known, unknown, none };

/// All milk of a session.
struct MilkTotal {
  std::optional<std::int64_t> microlitres = {};  ///< The sum of all amounts; absent when there is none.
  bool estimate = false;                         ///< Drops are in it.
  bool trace = false;                            ///< And a trace, which has no amount.
  bool partial = false;                          ///< And a breast whose volume is not known.
};

/// What a session gave: by breast, or together when it was not measured by breast.
struct Yield {
  SideAmounts left = {}, right = {};
  std::optional<Volume> together = {};

  /// `side` is a breast.
  const SideAmounts& of(Side side) const { return side == Side::left ? left : right; }
  VolumeStatus status(Side side) const;
  MilkTotal total() const;

  /// Whether a volume is still to be given: for the session, or for a breast that was expressed.
  bool pending() const;

  bool operator==(const Yield&) const = default;
};

}  // namespace dropwise
