#pragma once

#include <filesystem>
#include <vector>

namespace dropwise {

/// Where a log is kept that was replaced during a session: `log.db.replaced`, then `log.db.replaced-2` and so on. An
/// empty file that only its owner can use. Throws filesystem_error when it cannot be created.
std::filesystem::path new_replaced_log(const std::filesystem::path& log);

/// Those that exist, oldest first.
std::vector<std::filesystem::path> replaced_logs(const std::filesystem::path& log);

}  // namespace dropwise
