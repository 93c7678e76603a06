
#include "app/session_ref.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "i18n/language.h"
#include "reports/detail.h"

namespace dropwise {
namespace {

struct DeleteOptions {
  std::string reference;
};

}  // namespace

void add_delete(Command& command) {
  auto& options = command.options<DeleteOptions>();
  command.argument(
      "REF", tr("Which session: an id, last, or @2 for the second newest."),
      [&](const std::string& text, Context&) { options.reference = text; }, true);
  command.run([&options](Context& context) {
    Store store(context.log_file(), Store::Access::write);
    const SessionRecord record = find_session(store, options.reference);
    if (record.state == State::running) {
      throw UserError(tr("session {} is running", record.id),
                      tr("Finish it first, with q in its terminal or with `dropwise ctl finish`."));
    }
    store.remove(record.id, context.clock.utc());
    context.out << tr("Deleted session {}: {}\n`dropwise undo` brings it back.\n", record.id, brief(record));
    return ExitCode::success;
  });
}

}  // namespace dropwise
