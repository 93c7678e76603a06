#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "records/record.h"

namespace dropwise {

/// Puts a session that its log cannot take into a file for its owner alone, as a line that `import` reads: in the
/// first of these folders that takes it, in one piece and durably. Absent when none does.
std::optional<std::filesystem::path> write_rescue(std::span<const std::filesystem::path> folders, const Record& record);

/// The rescue files that lie in this folder.
std::vector<std::filesystem::path> rescue_files(const std::filesystem::path& folder);

}  // namespace dropwise
