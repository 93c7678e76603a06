#include <set>

#include "app/cron.h"
#include "app/kept_files.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "store/error.h"
#include "store/file/log_file.h"
#include "store/file/log_range.h"
#include "store/file/session_lock.h"
#include "system/durable_file.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

struct PurgeOptions {
  bool all = false, yes = false, json = false;
};

/// The crontab without our lines, if they call `remind` for this log. Absent when there is nothing to take out.
std::optional<std::string> crontab_without_call(Context& context) {
  try {
    const std::string crontab = read_crontab(context);
    const auto call = parse_call(crontab);
    if (!call || !calls_log(*call, context.log_file())) return {};
    return with_block(crontab, "");
  } catch (const UserError&) {  // there is no cron
    return {};
  }
}

void show(Context& context, const std::vector<KeptFile>& files) {
  int names = 0;
  for (const KeptFile& file : files)
    names = std::max(names, static_cast<int>(display_width(tr(kept_kind_name(file.kind)))) + 2);
  for (const KeptFile& file : files)
    context.out << pad(tr(kept_kind_name(file.kind)), names) << sanitize(file.path.string()) << '\n';
}

/// Keeps other programs away from the log while its files are removed.
struct Guard {
  explicit Guard(const fs::path& log) {
    const fs::path real = resolve_links(log);
    std::error_code none;
    if (!fs::is_regular_file(real, none)) return;
    session = SessionLock::try_acquire(log);
    if (!session) throw StoreError(StoreFault::session_runs, log);
    log_lock = try_lock_log(real);
    if (!log_lock) throw StoreError(StoreFault::locked, log);
  }

  std::optional<SessionLock> session;
  std::optional<FileLock> log_lock;
};

/// Removes the folders that Dropwise has made, from the innermost outwards, as far as they are empty.
void remove_folders(const std::set<fs::path>& folders) {
  static const std::set<std::string> kOurs = {"backups", "protocols", "dropwise"};
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
    std::error_code not_empty;
    for (fs::path path = *folder; kOurs.contains(path.filename().string()); path = path.parent_path()) {
      if (!fs::remove(path, not_empty)) break;
      sync_folder_of(path);
    }
  }
}

/// Returns what could not be removed, and why; empty if nothing is left.
std::string remove_all(const std::vector<KeptFile>& files) {
  std::string failed;
  std::set<fs::path> folders;
  for (const KeptFile& file : files) {
    std::error_code fault;
    fs::remove(file.path, fault);
    if (fault)
      failed += formatted("{}`{}` ({})", failed.empty() ? "" : ", ", sanitize(file.path.string()), fault.message());
    folders.insert(file.path.parent_path());
  }
  for (const fs::path& folder : folders) sync_folder_of(folder / "file");
  remove_folders(folders);
  return failed;
}

/// Says what --yes would do.
void say_how(Context& context, const PurgeOptions& options, bool crontab) {
  const std::size_t width = context.width();
  const auto say = [&](const std::string& text) { context.out << wrap(text, width) << '\n'; };
  say(options.all
          ? tr("To remove all of this for good, run `dropwise purge --all --yes`.")
          : tr("To remove all of this for good, run `dropwise purge --yes`. Your settings and your own protocols "
               "stay, unless you add --all."));
  if (crontab) say(tr("That also takes the reminders out of your crontab."));
  say(tr(
      "Exports, reports and copies that you put elsewhere are not listed. To keep your sessions, run `dropwise export` "
      "first."));
}

void say_done(Context& context, std::size_t removed, bool crontab) {
  const std::size_t width = context.width();
  context.out << wrap(join_sentences({plural(removed, "Removed {} file.", "Removed {} files."),
                                      crontab ? tr("The reminders have been taken out of your crontab.") : ""}),
                      width)
              << '\n'
              << wrap(tr("Exports, reports and copies that you put elsewhere were not removed. A disk can keep traces "
                         "of removed files."),
                      width)
              << '\n';
}

Json to_json(const std::vector<KeptFile>& files) {
  Json list = Json::array();
  for (const KeptFile& file : files)
    list.push_back({{"kind", kept_kind_name(file.kind)}, {"path", file.path.string()}});
  return list;
}

/// Refuses to list or remove a file that is not a log, or one of which nobody can tell.
void check_log(const fs::path& log) {
  std::error_code fault;
  const bool exists = fs::exists(log, fault);
  if (fault) throw StoreError(StoreFault::cannot_look, log, fault.message());
  if (!exists || is_log_file(log)) return;
  if (const auto denied = check_permission(log, Permission::read))
    throw StoreError(StoreFault::cannot_read, log, denied.message());
  throw StoreError(fs::is_directory(log, fault) ? StoreFault::is_folder : StoreFault::not_a_log, log);
}

ExitCode purge(Context& context, const PurgeOptions& options) {
  const fs::path log = context.log_file();
  check_log(log);
  const auto crontab = crontab_without_call(context);
  const auto files = kept_files(context, options.all);
  if (options.json)
    context.out << dump(to_json(files)) << '\n';
  else if (files.empty())
    context.out << tr("There are no files for the log {}.\n", sanitize(log.string()));
  else if (!options.yes)
    show(context, files);
  if (!options.yes) {
    if (!options.json && (!files.empty() || crontab)) say_how(context, options, crontab.has_value());
    return ExitCode::success;
  }
  const Guard guard(log);
  if (crontab) write_crontab(context, *crontab);
  const std::string failed = remove_all(kept_files(context, options.all));
  if (!failed.empty())
    throw UserError(tr("cannot remove {}", failed),
                    tr("The rest was removed. Check the permissions of the folder, then run the same command "
                       "again."),
                    ExitCode::io);
  if (!options.json && (!files.empty() || crontab)) say_done(context, files.size(), crontab.has_value());
  return ExitCode::success;
}

}  // namespace

void add_purge(Command& command) {
  auto& options = command.options<PurgeOptions>();
  command.flag("--all", tr("Include your settings and your own protocols, which all logs share."), options.all);
  command.flag("--yes", tr("Remove the files instead of listing them."), options.yes);
  command.flag("--json", tr("List the files as JSON."), options.json);
  command.run([&options](Context& context) { return purge(context, options); });
}

}  // namespace dropwise
