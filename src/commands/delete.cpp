#include "app/kept_files.h"
#include "app/open_log.h"
#include "app/session_ref.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "reports/detail.h"

namespace dropwise {
namespace {

struct DeleteOptions {
  std::string reference;
  bool for_good = false, yes = false;
};

void refuse_running(const SessionRecord& record) {
  if (record.state != State::running) return;
  throw UserError(tr("session {} is running", record.id),
                  tr("Finish it first, with q in its terminal or with `dropwise ctl finish`."));
}

/// The session, even if it is already deleted.
SessionRecord session_to_erase(const Store& store, const std::string& reference) {
  try {
    return find_session(store, reference, Damaged::accept);
  } catch (const UserError& error) {
    if (error.exit() != ExitCode::not_found) throw;
    return find_deleted_session(store, reference);
  }
}

ExitCode erase(Context& context, const DeleteOptions& options) {
  Store store = open_log(context, Store::Access::write);
  const SessionRecord record = session_to_erase(store, options.reference);
  refuse_running(record);
  if (!options.yes)
    throw UserError(tr("this would erase session {} for good: {}", record.id, brief(record)),
                    tr("Nothing can bring it back. To erase it, add --yes."));
  const bool is_clean = store.erase(record.id, context.clock.utc());
  context.out << tr("Session {} has been erased for good. Only its id and the time it began are left.\n", record.id);
  if (!is_clean)
    context.out << tr(
        "The log may still have traces of it, because another program is using the log or the disk is full. Run the "
        "same command again later.\n");
  const auto copies = copies_with(context, record.uuid);
  if (copies.empty()) return ExitCode::success;
  context.out << tr("These files still contain it; remove them if you no longer need them:\n");
  for (const auto& copy : copies) context.out << sanitize(copy.string()) << '\n';
  return ExitCode::success;
}

}  // namespace

void add_delete(Command& command) {
  auto& options = command.options<DeleteOptions>();
  command.argument(
      "REF", tr("Which session: an id, last, or @2 for the second newest."),
      [&](const std::string& text, Context&) { options.reference = text; }, true);
  command.flag("--for-good", tr("Erase it for good. This also works for a session that is already deleted."),
               options.for_good);
  command.flag("--yes", tr("Confirm --for-good."), options.yes);
  command.run([&options](Context& context) {
    if (options.for_good) return erase(context, options);
    Store store = open_log(context, Store::Access::write);
    const SessionRecord record = find_session(store, options.reference, Damaged::accept);
    refuse_running(record);
    store.remove(record.id, context.clock.utc());
    context.out << tr("Deleted session {}: {}\n`dropwise undo` brings it back.\n", record.id, brief(record));
    return ExitCode::success;
  });
}

}  // namespace dropwise
