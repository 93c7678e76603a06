#pragma once

#include <filesystem>

#include "app/context.h"

namespace dropwise {

/// The default folder for copies of a log: `backups` next to it.
std::filesystem::path backup_folder(const std::filesystem::path& log);

/// The path of a new copy in that folder, named by the time to the second. Creates the folder if it is missing.
std::filesystem::path default_backup_path(const Context& context);

}  // namespace dropwise
