#pragma once

#include <filesystem>

#include "app/context.h"

namespace dropwise {

/// Where copies of a log lie when no place is named: `backups` beside it.
std::filesystem::path backup_folder(const std::filesystem::path& log);

/// A copy there, named after the second. Makes the folder where it is missing.
std::filesystem::path default_backup_path(const Context& context);

}  // namespace dropwise
