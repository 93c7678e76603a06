#include "records/backup.h"

#include <algorithm>

#include <fmt/format.h>

#include "commands/command.h"
#include "commands/commands.h"
#include "quantities/text.h"
#include "quantities/when.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

struct BackupOptions {
  fs::path file = {};
};

/// Beside the log, named after the minute.
fs::path by_default(const Context& context) {
  const fs::path folder = context.log_file().parent_path() / "backups";
  std::error_code fault;
  if (fs::create_directory(folder, fault)) fs::permissions(folder, fs::perms::owner_all, fault);
  std::string minute = minute_text(now(context.clock));
  std::erase(minute, ':');
  std::ranges::replace(minute, ' ', '-');
  return folder / fmt::format("log-{}.db", minute);
}

}  // namespace

void add_backup(Command& command) {
  auto& options = command.keep<BackupOptions>();
  command.argument("FILE", "Where to; backups/log-2026-11-22-0630.db beside the log when left out.",
                   [&options](const std::string& text, Context&) { options.file = text; });
  command.run([&options](Context& context) {
    const fs::path log = context.log_file();
    std::error_code none;
    const bool there = fs::exists(log, none);
    const fs::path copy = options.file.empty() && there ? by_default(context) : options.file;
    back_up(log, copy);
    context.out << fmt::format("Copied the log to {}, and checked the copy.\n", clean(copy.string()));
    return Exit::done;
  });
}

}  // namespace dropwise
