#include <array>

#include "exchange/import_format.h"

namespace dropwise {

// Each is defined in the file of its format.
extern const ImportFormat kDropwiseCsv, kBabyBuddy, kSproutTrackActivities, kSproutTrackPumpLogs;

namespace {

constexpr std::array<const ImportFormat*, 4> kFormats = {&kDropwiseCsv, &kBabyBuddy, &kSproutTrackActivities,
                                                         &kSproutTrackPumpLogs};

}  // namespace

std::span<const ImportFormat* const> import_formats() { return kFormats; }

}  // namespace dropwise
