#include "app/backup_paths.h"

#include <algorithm>

#include "base/format.h"
#include "quantities/zoned_time.h"

namespace dropwise {

namespace fs = std::filesystem;

fs::path backup_folder(const fs::path& log) { return log.parent_path() / "backups"; }

fs::path default_backup_path(const Context& context) {
  const fs::path folder = backup_folder(context.log_file());
  std::error_code fault;
  if (fs::create_directory(folder, fault)) fs::permissions(folder, fs::perms::owner_all, fault);
  std::string second = rfc3339(current_time(context.clock)).substr(0, 19);
  std::erase(second, ':');
  std::ranges::replace(second, 'T', '-');
  return folder / formatted("log-{}.db", second);
}

}  // namespace dropwise
