#include "store/file/backup.h"

#include "app/backup_paths.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

struct BackupOptions {
  fs::path file = {};
};

/// Whether this is the folder for backups, which may not exist yet.
bool is_backup_folder(const fs::path& file, const fs::path& log) {
  const auto whole = [](const fs::path& path) { return fs::absolute(path).lexically_normal(); };
  return whole(file / "x").parent_path() == whole(backup_folder(log) / "x").parent_path();
}

}  // namespace

void add_backup(Command& command) {
  auto& options = command.options<BackupOptions>();
  command.argument("FILE", tr("Where to; backups/log-2026-11-22-063000.db beside the log when left out."),
                   [&options](const std::string& text, Context&) { options.file = text; });
  command.run([&options](Context& context) {
    const fs::path log = context.log_file();
    if (std::error_code none; !fs::exists(log, none)) throw StoreError(StoreFault::no_log, log);
    fs::path copy = options.file;
    if (options.file.empty() || is_backup_folder(options.file, log)) {
      copy = back_up_as_new(log, default_backup_path(context));
    } else {
      back_up(log, copy);
    }
    context.out << tr("Copied the log to {}, and checked the copy.\n", sanitize(copy.string()));
    return ExitCode::success;
  });
}

}  // namespace dropwise
