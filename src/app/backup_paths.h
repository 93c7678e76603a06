#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/context.h"

namespace dropwise {

/// The default folder for copies of a log: `backups` next to it.
std::filesystem::path backup_folder(const std::filesystem::path& log);

/// The path of a new copy in that folder, named by the time to the second. Creates the folder if it is missing.
std::filesystem::path default_backup_path(const Context& context);

/// Where a damaged log is kept when a backup takes its place.
std::filesystem::path damaged_log_path(const Context& context);

/// The known copies of a log: those made before migrations, then those in the backup folder, each with the newest last.
std::vector<std::filesystem::path> copies_of(const std::filesystem::path& log);

/// Damaged logs that restored backups have replaced, the newest last.
std::vector<std::filesystem::path> damaged_logs(const std::filesystem::path& log);

}  // namespace dropwise
