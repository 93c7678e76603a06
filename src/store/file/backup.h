#pragma once

#include <filesystem>
#include <vector>

namespace dropwise {

/// Copies a log, while others use it, into a file for its owner alone: whole, checked after writing, and in the place
/// of an older copy only then. Throws UserError, and leaves an older copy, when it cannot; also when the place holds
/// something that is no log, or is the log itself.
void back_up(const std::filesystem::path& log, const std::filesystem::path& copy);

/// Copies a log of an older version to `log.db.v2`, for version 2, before it is brought up to date; of such copies
/// beside it the three of the latest versions stay.
void keep_before_migration(const std::filesystem::path& log, int version);

/// Those of them that are there, the oldest first.
std::vector<std::filesystem::path> copies_before_migration(const std::filesystem::path& log);

}  // namespace dropwise
