#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "quantities/volume.h"
#include "quantities/zoned_time.h"

namespace dropwise {

/// The labels at the top of a report; each is shown only if it was given.
struct Labels {
  std::string mother = {}, baby = {}, number = {}, gestation = {}, ward = {};
  std::optional<LocalTime> born = {};
  std::optional<Volume> target = {};  ///< Per day; her own, or her unit's.
};

/// A label: its name in options and the configuration, and how it is parsed.
struct LabelEntry {
  std::string_view name, value, help;
  void (*parse)(Labels& labels, const std::string& text, const Units& units);  ///< Throws ValueError or TextError.
};

inline constexpr std::size_t kLabelCount = 7;
extern const std::array<LabelEntry, kLabelCount> kLabels;

}  // namespace dropwise
