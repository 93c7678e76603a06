#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "quantities/volume.h"
#include "quantities/zoned_time.h"

namespace dropwise {

/// What stands at the head of a report, each only if it was given.
struct Labels {
  std::string mother = {}, baby = {}, number = {}, gestation = {}, ward = {};
  std::optional<LocalTime> born = {};
  std::optional<Volume> target = {};  ///< For a day; her own, or her unit's.
};

/// The name of a label for options and the configuration, and how it is filled in.
struct LabelEntry {
  std::string_view name, value, help;
  void (*parse)(Labels& labels, const std::string& text, const Units& units);  ///< Throws UserError.
};

inline constexpr std::size_t kLabelCount = 7;
extern const std::array<LabelEntry, kLabelCount> kLabels;

}  // namespace dropwise
