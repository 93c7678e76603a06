#include "app/backup_paths.h"

#include <algorithm>
#include <iterator>

#include "base/format.h"
#include "quantities/zoned_time.h"
#include "store/file/backup.h"

namespace dropwise {

namespace fs = std::filesystem;

namespace {

/// The copies in the backup folder whose names begin like this and go on with a time, the newest last.
std::vector<fs::path> backups_named(const fs::path& log, const std::string& name) {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(backup_folder(log), none)) {
    const std::string copy = entry.path().filename().string();
    if (copy.starts_with(name + "-") && copy.ends_with(".db")) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

/// A file in the backup folder, which is created if need be, with the time in its name.
fs::path path_of_now(const Context& context, const char* name) {
  const fs::path folder = backup_folder(context.log_file());
  std::error_code fault;
  if (fs::create_directory(folder, fault)) fs::permissions(folder, fs::perms::owner_all, fault);
  std::string second = rfc3339(current_time(context.clock)).substr(0, 19);
  std::erase(second, ':');
  std::ranges::replace(second, 'T', '-');
  return folder / formatted("{}-{}.db", name, second);
}

}  // namespace

fs::path backup_folder(const fs::path& log) { return log.parent_path() / "backups"; }

fs::path default_backup_path(const Context& context) { return path_of_now(context, "log"); }

fs::path damaged_log_path(const Context& context) { return path_of_now(context, "damaged-log"); }

std::vector<fs::path> copies_of(const fs::path& log) {
  auto copies = copies_before_migration(log);
  std::ranges::copy(backups_named(log, "log"), std::back_inserter(copies));
  return copies;
}

std::vector<fs::path> damaged_logs(const fs::path& log) { return backups_named(log, "damaged-log"); }

}  // namespace dropwise
