#include "app/kept_files.h"

#include <algorithm>
#include <array>

#include "app/backup_paths.h"
#include "app/session/rescue_session.h"
#include "base/enum_table.h"
#include "i18n/language.h"
#include "store/file/backup.h"
#include "store/file/replaced_log.h"
#include "store/file/wal_owner.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

struct Kind {
  KeptKind kind;
  const char* name;
};

constexpr std::array kKinds = {
    Kind{KeptKind::log, mark_for_translation("log")},
    Kind{KeptKind::copy, mark_for_translation("copy")},
    Kind{KeptKind::damaged_log, mark_for_translation("damaged log")},
    Kind{KeptKind::replaced_log, mark_for_translation("replaced log")},
    Kind{KeptKind::stray_changes, mark_for_translation("stray changes")},
    Kind{KeptKind::rescued, mark_for_translation("rescued session")},
    Kind{KeptKind::reminders, mark_for_translation("reminders")},
    Kind{KeptKind::settings, mark_for_translation("settings")},
    Kind{KeptKind::protocol, mark_for_translation("protocol")},
};
static_assert(is_in_order(kKinds, &Kind::kind, KeptKind::protocol));

/// The files in a folder whose names begin like this, in order of their names.
std::vector<fs::path> files_in(const fs::path& folder, const std::string& beginning) {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.is_directory(none)) continue;
    if (entry.path().filename().string().starts_with(beginning)) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

/// Whether somebody uses this file as a log of its own, whose name only looks like that of a copy.
bool is_own_log(const fs::path& file) {
  std::error_code none;
  return fs::exists(wal_owner_file(file), none);
}

/// The log, the link that leads to it if there is one, and the files that SQLite and Dropwise keep beside it.
std::vector<fs::path> log_files(const fs::path& log) {
  const fs::path real = resolve_links(log);
  std::vector<fs::path> files = {real};
  if (real != log) files.insert(files.begin(), log);
  for (const char* ending : {"-wal", "-shm", "-journal", ".owner", ".live"}) files.push_back(real.string() + ending);
  return files;
}

}  // namespace

const char* kept_kind_name(KeptKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

std::vector<KeptFile> kept_files(const Context& context, bool shared) {
  const fs::path log = context.log_file(), real = resolve_links(log);
  std::vector<KeptFile> files;
  const auto add = [&](KeptKind kind, const std::vector<fs::path>& paths) {
    std::error_code none;
    for (const fs::path& path : paths)
      if (!path.empty() && fs::exists(fs::symlink_status(path, none)) && (kind == KeptKind::log || !is_own_log(path)))
        files.push_back({kind, path});
  };
  add(KeptKind::log, log_files(log));
  add(KeptKind::copy, copies_of(real));
  for (const fs::path& folder : {real.parent_path(), backup_folder(log)})
    add(KeptKind::copy, {folder / kUnfinishedBackup});
  add(KeptKind::damaged_log, damaged_logs(log));
  add(KeptKind::replaced_log, replaced_logs(log));
  add(KeptKind::stray_changes, foreign_wals(log));
  add(KeptKind::rescued, find_rescue_files(context));
  add(KeptKind::reminders, {context.reminder_file()});
  const fs::path settings = context.config_file();
  if (!shared || settings.empty()) return files;
  add(KeptKind::settings, {settings});
  add(KeptKind::settings, files_in(settings.parent_path(), settings.filename().string() + "."));  // being edited
  add(KeptKind::protocol, files_in(context.protocol_folder(), ""));
  return files;
}

std::vector<fs::path> copies_with(const Context& context, const std::string& uuid) {
  std::vector<fs::path> found;
  for (const KeptFile& file : kept_files(context, false)) {
    const bool is_copy = file.kind != KeptKind::log && file.kind != KeptKind::reminders;
    if (is_copy && holds_session(file.path, uuid)) found.push_back(file.path);
  }
  return found;
}

}  // namespace dropwise
