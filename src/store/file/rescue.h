#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "store/session_record.h"

namespace dropwise {

/// Writes a session that cannot be saved in its log to a file only its owner can read, as a line for `import`. Uses the
/// first folder where this works, and writes it completely and durably; absent when none does. The file name
/// identifies the log and the session.
std::optional<std::filesystem::path> write_rescue(std::span<const std::filesystem::path> folders,
                                                  const std::filesystem::path& log, const SessionRecord& record);

/// Writes a later state of the session into its rescue file, in one step. Returns false if it cannot.
bool rewrite_rescue(const std::filesystem::path& file, const SessionRecord& record);

/// The rescue files of this log in these folders.
std::vector<std::filesystem::path> rescue_files(std::span<const std::filesystem::path> folders,
                                                const std::filesystem::path& log);

/// Loads the session from a rescue file. Throws FieldError when it does not contain one.
SessionRecord load_rescue(const std::filesystem::path& file);

}  // namespace dropwise
