#include "app/copies.h"

#include <algorithm>

#include "base/format.h"
#include "quantities/zoned_time.h"

namespace dropwise {

namespace fs = std::filesystem;

fs::path copies_folder(const fs::path& log) { return log.parent_path() / "backups"; }

fs::path copy_by_default(const Context& context) {
  const fs::path folder = copies_folder(context.log_file());
  std::error_code fault;
  if (fs::create_directory(folder, fault)) fs::permissions(folder, fs::perms::owner_all, fault);
  std::string second = rfc3339(current_time(context.clock)).substr(0, 19);
  std::erase(second, ':');
  std::ranges::replace(second, 'T', '-');
  return folder / formatted("log-{}.db", second);
}

}  // namespace dropwise
