#pragma once

#include <cstdint>
#include <optional>

#include "dropwise/plan.h"
#include "quantities/volume.h"

namespace dropwise {

/// What is known about one breast in a session. Absent means unknown.
struct SideAmounts {
  std::optional<Millis> active = {};  ///< Expressing time.
  std::optional<Volume> volume = {};

  bool operator==(const SideAmounts&) const = default;
};

/// Whether a breast's volume is known. `none`: it was not expressed, or its milk was measured together with the
/// other's.
enum class VolumeStatus { known, unknown, none };

/// The total milk of a session.
struct MilkTotal {
  std::optional<std::int64_t> microlitres = {};  ///< The sum of all amounts; absent when no amount is known.
  bool estimate = false;                         ///< Includes drops.
  bool trace = false;                            ///< Includes a trace, which has no amount.
  bool partial = false;                          ///< The volume of a breast is unknown.
};

/// The milk of a session: by breast, or together if it was not measured by breast.
struct Yield {
  SideAmounts left = {}, right = {};
  std::optional<Volume> together = {};

  /// `side` must be left or right.
  const SideAmounts& of(Side side) const { return side == Side::left ? left : right; }
  VolumeStatus status(Side side) const;
  MilkTotal total() const;

  /// Whether a volume is still missing: for the session, or for a breast that was expressed.
  bool pending() const;

  bool operator==(const Yield&) const = default;
};

}  // namespace dropwise
