#include "app/backup_paths.h"

#include <algorithm>
#include <iterator>

#include "base/format.h"
#include "quantities/zoned_time.h"
#include "store/file/backup.h"

namespace dropwise {

namespace fs = std::filesystem;

namespace {

/// Whether this is the rest of a name after that of the log: `-2026-11-22-063000.db`, or with a number.
bool is_time(std::string_view rest) {
  constexpr std::string_view kPattern = "-0000-00-00-000000";
  constexpr std::string_view kEnding = ".db";
  const auto is_digit = [](char found) { return found >= '0' && found <= '9'; };
  if (rest.size() < kPattern.size() + kEnding.size() || !rest.ends_with(kEnding)) return false;
  std::string_view number = rest.substr(kPattern.size());
  number.remove_suffix(kEnding.size());
  const bool numbered = number.size() > 1 && number.front() == '-' && std::ranges::all_of(number.substr(1), is_digit);
  if (!number.empty() && !numbered) return false;
  return std::equal(kPattern.begin(), kPattern.end(), rest.begin(),
                    [&](char wanted, char found) { return wanted == '-' ? found == '-' : is_digit(found); });
}

/// `log` for `log.db`, `log.old` for `log.old`, and `log.` for `log`, since logs in one folder share the folder for
/// backups.
std::string name_of(const fs::path& log) {
  if (log.extension() == ".db") return log.stem().string();
  return log.filename().string() + (log.has_extension() ? "" : ".");
}

/// The copies in the backup folder whose names begin like this and go on with a time, the newest last.
std::vector<fs::path> backups_named(const fs::path& log, const std::string& name) {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(backup_folder(log), none)) {
    const std::string copy = entry.path().filename().string();
    if (copy.starts_with(name) && is_time(std::string_view(copy).substr(name.size()))) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

/// A file in the backup folder, which is created if need be, with the time in its name.
fs::path path_of_now(const Context& context, const std::string& name) {
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

fs::path default_backup_path(const Context& context) { return path_of_now(context, name_of(context.log_file())); }

fs::path damaged_log_path(const Context& context) {
  return path_of_now(context, "damaged-" + name_of(context.log_file()));
}

std::vector<fs::path> copies_of(const fs::path& log) {
  auto copies = copies_before_migration(log);
  std::ranges::copy(backups_named(log, name_of(log)), std::back_inserter(copies));
  return copies;
}

std::vector<fs::path> damaged_logs(const fs::path& log) { return backups_named(log, "damaged-" + name_of(log)); }

}  // namespace dropwise
