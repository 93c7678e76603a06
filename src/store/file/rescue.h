#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "store/session_record.h"

namespace dropwise {

/// Puts a session that its log cannot take into a file for its owner alone, as a line that `import` reads: in the
/// first of these folders that takes it, in one piece and durably. Absent when none does. The name tells the log and
/// the session.
std::optional<std::filesystem::path> write_rescue(std::span<const std::filesystem::path> folders,
                                                  const std::filesystem::path& log, const SessionRecord& record);

/// The rescue files of this log that lie in these folders.
std::vector<std::filesystem::path> rescue_files(std::span<const std::filesystem::path> folders,
                                                const std::filesystem::path& log);

/// The session of a rescue file. Throws FieldError where there is none in it.
SessionRecord load_rescue(const std::filesystem::path& file);

}  // namespace dropwise
