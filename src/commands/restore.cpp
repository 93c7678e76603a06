#include "store/file/restore.h"

#include "app/backup_paths.h"
#include "app/open_log.h"
#include "app/session_ref.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "reports/detail.h"
#include "store/file/integrity.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

struct RestoreOptions {
  std::string reference = {};
  fs::path file = {};
};

ExitCode restore_session(Context& context, const std::string& reference) {
  Store store = open_log(context, Store::Access::write);
  const SessionRecord record = find_deleted_session(store, reference);
  if (record.erased)
    throw UserError(tr("session {} was erased for good", record.id), tr("There is nothing left to bring back."),
                    ExitCode::not_found);
  store.restore(record.id, context.clock.utc());
  context.out << tr("Session {} is in the log again: {}\n", record.id, brief(*store.read(record.id)));
  return ExitCode::success;
}

ExitCode restore_log(Context& context, const fs::path& file) {
  const fs::path log = context.log_file();
  const fs::path old = restore_backup(file, log, {default_backup_path(context), damaged_log_path(context)});
  const IntegrityReport report = check_log(log, context.clock.utc());
  context.out << plural(report.sessions, "Restored the log, which now has {} session.\n",
                        "Restored the log, which now has {} sessions.\n");
  if (!old.empty()) context.out << tr("The previous log is kept in {}.\n", sanitize(old.string()));
  return ExitCode::success;
}

}  // namespace

void add_restore(Command& command) {
  auto& options = command.options<RestoreOptions>();
  command.argument("REF", tr("Which deleted session: an id, or last for the one deleted last."),
                   [&](const std::string& text, Context&) { options.reference = text; });
  command.option("--from", "FILE", tr("Replace the log with this backup. The old log is kept."),
                 [&](const std::string& text, Context&) { options.file = text; });
  command.run([&options](Context& context) {
    if (options.reference.empty() == options.file.empty())
      throw UserError(tr("give either a deleted session or a backup with --from FILE"),
                      tr("`dropwise list --deleted` shows the deleted sessions."));
    return options.file.empty() ? restore_session(context, options.reference) : restore_log(context, options.file);
  });
}

}  // namespace dropwise
